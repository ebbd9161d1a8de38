// npm run package [-- --target PLATFORM [--server FILE]]
//
// Makes the .vsix. Without a target it is the universal one, which looks for the server on the
// machine; with a target as VS Code names them (linux-x64, darwin-arm64, win32-x64 …) the server is
// inside: FILE, or this repository's release build.

import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const invokedFrom = process.cwd();
process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const { values } = parseArgs({
  options: { target: { type: 'string' }, server: { type: 'string' } },
});
const { target } = values;
if (values.server && !target) {
  fail('a server is packed for one platform: say which with --target');
}

rmSync('server', { recursive: true, force: true });
if (target) {
  putServerInside(target);
}
try {
  execFileSync(process.execPath, ['esbuild.mjs'], { stdio: 'inherit' });
  execFileSync(process.execPath, ['node_modules/@vscode/vsce/vsce', ...vsceArguments()], {
    stdio: 'inherit',
  });
} finally {
  rmSync('server', { recursive: true, force: true });
}

function vsceArguments() {
  const out = target ? `deskcheck-${target}.vsix` : 'deskcheck.vsix';
  const platform = target ? ['--target', target] : [];
  // Everything is in the bundle.
  return ['package', ...platform, '--no-dependencies', '--out', out];
}

function putServerInside(target) {
  const name = target.startsWith('win32') ? 'deskcheck.exe' : 'deskcheck';
  const given = values.server && resolve(invokedFrom, values.server);
  const server = given ?? join('..', '..', 'target', 'release', name);
  if (!existsSync(server)) {
    fail(`${server}: there is no such file; build it with \`cargo build --release\``);
  }
  if (target === `${process.platform}-${process.arch}`) {
    execFileSync(server, ['--version'], { stdio: 'inherit' });
  }
  mkdirSync('server');
  cpSync(server, join('server', name));
  chmodSync(join('server', name), 0o755);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
