// Whether a program is a deskcheck that runs here. Knows nothing of VS Code.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Milliseconds after which a program that does not answer is no deskcheck. */
const PATIENCE = 10_000;

/** What the program at `path` calls itself (`deskcheck 0.1.0`); rejects with the reason, in words. */
export async function probe(path: string): Promise<string> {
  const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: PATIENCE }).catch(
    (error: unknown) => {
      throw new Error(`${path} cannot be run: ${reason(error)}`);
    },
  );
  const version = stdout.trim();
  if (!/^deskcheck \d/.test(version)) {
    throw new Error(`${path} is another program: it calls itself “${version.slice(0, 60)}”`);
  }
  return version;
}

function reason(error: unknown): string {
  const { code, killed, message } = error as NodeJS.ErrnoException & { killed?: boolean };
  if (killed) return 'it does not answer';
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
      return 'it may not be executed';
    default:
      return typeof code === 'number' ? `it ends with code ${code}` : message;
  }
}
