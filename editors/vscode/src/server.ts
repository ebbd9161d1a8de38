// Where the server program is. Knows nothing of VS Code, so that it can be tested without it.

import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** What the search depends on. */
export interface Surroundings {
  /** The setting `deskcheck.server.path`. */
  readonly setting: string | null | undefined;
  /** The extension's folder. */
  readonly extension: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/** Who named the program. */
export type Origin = 'setting' | 'environment' | 'bundled' | 'path';

export interface Server {
  /** Absolute, except where a setting or the environment gave something else. */
  readonly path: string;
  readonly origin: Origin;
}

/**
 * The server to start: the one that the setting names, else the environment, else the one packed with
 * the extension, else the first on the `PATH`. What was named on purpose is not looked at here: if
 * it cannot be run, that has to be said, not worked around.
 */
export function findServer(
  around: Surroundings,
  isProgram: (path: string) => boolean = isExecutable,
): Server | undefined {
  const { environment, platform } = around;
  const { join } = platform === 'win32' ? win32 : posix;
  const name = platform === 'win32' ? 'deskcheck.exe' : 'deskcheck';

  const setting = around.setting?.trim();
  if (setting) return { path: expandHome(setting, join), origin: 'setting' };

  const variable = environment['DESKCHECK_SERVER_PATH']?.trim();
  if (variable) return { path: variable, origin: 'environment' };

  const bundled = join(around.extension, 'server', name);
  if (isProgram(bundled)) return { path: bundled, origin: 'bundled' };

  const onPath = searchPath(around).map((folder) => join(folder, name)).find(isProgram);
  return onPath ? { path: onPath, origin: 'path' } : undefined;
}

/** The folders of the `PATH`. A relative one would let the folder at hand choose the program. */
function searchPath({ environment, platform }: Surroundings): string[] {
  const { delimiter, isAbsolute } = platform === 'win32' ? win32 : posix;
  const key = Object.keys(environment).find((key) =>
    platform === 'win32' ? key.toUpperCase() === 'PATH' : key === 'PATH',
  );
  const folders = (key && environment[key]) || '';
  return folders.split(delimiter).filter(isAbsolute);
}

function expandHome(path: string, join: (...parts: string[]) => string): string {
  return /^~[/\\]/.test(path) ? join(homedir(), path.slice(2)) : path;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
