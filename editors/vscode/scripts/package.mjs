// npm run package [-- --target PLATFORM [--server FILE]]
//
// Makes the .vsix. Without a target it is the universal one, which looks for the server on the
// machine; with a target as VS Code names them (linux-x64, darwin-arm64, win32-x64 …, or `here` for
// this machine's) the server is inside: FILE, or this repository's release build.

import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const invokedFrom = process.cwd();
process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const { values } = parseArgs({
  options: { target: { type: 'string' }, server: { type: 'string' } },
});
const here = `${process.platform}-${process.arch}`;
const target = values.target === 'here' ? here : values.target;
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
  const { url, directory } = JSON.parse(readFileSync('package.json', 'utf8')).repository;
  return [
    'package', ...platform,
    // Everything is in the bundle.
    '--no-dependencies',
    // What the README's links and pictures are relative to.
    '--baseContentUrl', `${url}/blob/HEAD/${directory}`,
    '--baseImagesUrl', `${url}/raw/HEAD/${directory}`,
    '--out', out,
  ];
}

function putServerInside(target) {
  const name = target.startsWith('win32') ? 'deskcheck.exe' : 'deskcheck';
  const given = values.server && resolve(invokedFrom, values.server);
  const server = given ?? join('..', '..', 'target', 'release', name);
  if (!existsSync(server)) {
    fail(`${server}: there is no such file; build it with \`cargo build --release\``);
  }
  if (target === here) {
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
