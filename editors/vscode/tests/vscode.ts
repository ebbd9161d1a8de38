// A VS Code with a home of its own: files on disk, its server, and the page in the browser that
// shows it. How a writer uses it is told in editor.ts.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** What a test wants to find when VS Code opens. */
export interface Wanted {
  /** The files of the folder that is opened, by their names in it. */
  readonly files?: Readonly<Record<string, string>>;
  /** The user's settings, on top of those that keep VS Code itself quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A file of the folder to open as a workspace, instead of the folder. */
  readonly workspace?: string;
  /** A folder with `tests.cjs`, as an extension of its own, to be run inside VS Code. */
  readonly bundle?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether the server's program is on the PATH; it is, unless said otherwise. */
  readonly server?: boolean;
  /** The window, in pixels. */
  readonly window?: { readonly width: number; readonly height: number };
}

export interface VSCode {
  readonly page: Page;
  /** The folder that is open. */
  readonly folder: string;
  /** Where VS Code's own server listens, as its addresses name it. */
  readonly host: string;
  /** The process group of that server and all that it has started. */
  readonly group: number;
  /** Where pictures go. */
  readonly shots: string;
  close(): Promise<void>;
}

// What would cover the text, ask for something or look for updates.
const quiet = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'window.commandCenter': false,
  'files.autoSave': 'off',
  'git.enabled': false,
};

let browser: Browser | undefined;

/** Where a user's own folders are. Unset, they lie in the test's home; an empty one would be the present folder. */
const outside = { XDG_CONFIG_HOME: undefined, XDG_DATA_HOME: undefined, XDG_CACHE_HOME: undefined };

/** The servers that run, each with its home. */
const running = new Map<ChildProcess, string>();

// However the tests end, nothing of theirs is left.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
process.on('exit', () => {
  for (const [server, home] of running) {
    kill(server);
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});

export async function launch(wanted: Wanted): Promise<VSCode> {
  const home = mkdtempSync(join(tmpdir(), 'deskcheck-vscode-'));
  const folder = join(home, 'drafts');
  mkdirSync(folder);
  write(folder, wanted.files ?? {});
  // VS Code asks the login shell for the PATH, in which a writer's own programs come first.
  const own = wanted.server === false ? '' : `${dirname(named('DESKCHECK_BIN'))}:`;
  write(home, { '.profile': `export PATH="${own}$PATH"\n` });
  const settings = { ...quiet, ...wanted.settings };
  write(home, { 'user/User/settings.json': JSON.stringify(settings, null, 2) });

  const server = serve(home, wanted.environment ?? {});
  running.set(server, home);
  let context: BrowserContext | undefined;
  const close = async () => {
    await context?.close();
    await stop(server);
    running.delete(server);
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const host = `127.0.0.1:${await port(server)}`;
    context = await (await chrome()).newContext({ viewport: wanted.window ?? { width: 1200, height: 750 } });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const shots = named('DESKCHECK_SHOTS');
    return { page, folder, host, group: server.pid ?? 0, shots, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Milliseconds that anything awaited may take: a machine may be busy with other work. */
export const patience = 60_000;

/** The page's address, for what a test wants to see in it. */
export function address({ host, folder }: VSCode, { workspace, bundle }: Wanted): string {
  const address = new URL(`http://${host}/`);
  if (workspace) address.searchParams.set('workspace', join(folder, workspace));
  else address.searchParams.set('folder', folder);
  if (bundle) {
    const payload = [
      ['extensionDevelopmentPath', `vscode-remote://${host}${bundle}`],
      ['extensionTestsPath', `vscode-remote://${host}${join(bundle, 'tests.cjs')}`],
    ];
    address.searchParams.set('payload', JSON.stringify(payload));
  }
  return address.href;
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

export async function quit(): Promise<void> {
  await browser?.close();
}

async function chrome(): Promise<Browser> {
  browser ??= await chromium.launch({
    executablePath: named('DESKCHECK_CHROMIUM'),
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
      '--disable-background-networking', '--disable-component-update',
      '--force-color-profile=srgb', '--font-render-hinting=none',
    ],
  });
  return browser;
}

function serve(home: string, environment: Readonly<Record<string, string>>): ChildProcess {
  const options = {
    '--host': '127.0.0.1',
    '--port': '0',
    '--telemetry-level': 'off',
    '--server-data-dir': join(home, 'server'),
    '--user-data-dir': join(home, 'user'),
    '--extensions-dir': named('DESKCHECK_EXTENSIONS'),
  };
  const flags = ['--without-connection-token', '--accept-server-license-terms', '--enable-smoke-test-driver'];
  return spawn(named('DESKCHECK_VSCODE'), [...Object.entries(options).flat(), ...flags], {
    // A group of its own, so that it can be ended with all that it has started.
    detached: true,
    env: { ...process.env, ...outside, HOME: home, SHELL: '/bin/sh', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function port(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const port = /listening on (\d+)/.exec(said)?.[1];
      if (port) resolve(port);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.on('exit', (code) => reject(new Error(`VS Code's server ended with ${code}:\n${said}`)));
  });
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.pid === undefined) return resolve();
    server.on('exit', () => resolve());
    kill(server);
  });
}

function kill(server: ChildProcess): void {
  try {
    if (server.pid !== undefined) process.kill(-server.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

export function named(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: these tests are started by run.sh`);
  return value;
}
