// Bundles the extension into one file; `--watch` does so again at every change.

import { build, context } from 'esbuild';

const options = {
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // What VS Code 1.93 runs on.
  target: 'node20',
  external: ['vscode'],
  minify: true,
  sourcemap: process.argv.includes('--sourcemap'),
  logLevel: 'warning',
};

if (process.argv.includes('--watch')) {
  await (await context({ ...options, sourcemap: true })).watch();
} else {
  await build(options);
}
