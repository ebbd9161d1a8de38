// The unit tests: bundled like the extension, run by Node's own runner, without VS Code.
// The arguments are the runner's: `npm test -- --test-name-pattern=PATH`.

import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const tests = readdirSync('tests/unit').filter((name) => name.endsWith('.test.ts'));
rmSync('out', { recursive: true, force: true });
await build({
  entryPoints: tests.map((name) => join('tests/unit', name)),
  outdir: 'out',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
});
const files = tests.map((name) => join('out', name.replace(/\.ts$/, '.mjs')));
const runner = ['--enable-source-maps', '--test', '--test-reporter=spec', ...process.argv.slice(2), ...files];
try {
  execFileSync(process.execPath, runner, { stdio: 'inherit' });
} catch {
  process.exitCode = 1;
}
