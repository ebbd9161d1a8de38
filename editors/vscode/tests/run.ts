// Runs the tests of ui/, each in a VS Code of its own, and those of host/ in one; run.sh starts it.
// DESKCHECK_TESTS picks the tests whose name has its words.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { Editor } from './editor.ts';
import { hostTests, INSIDE } from './host.ts';
import type { Case } from './test.ts';
import { type Wanted, quit } from './vscode.ts';

const only = process.env['DESKCHECK_TESTS'] ?? '';
let passed = 0;
let failed = 0;

async function run([name, test]: Case): Promise<void> {
  const start = performance.now();
  let editor: Editor | undefined;
  const open = async (wanted: Wanted, file?: string) => {
    editor = await Editor.open(wanted, file);
    return editor;
  };
  try {
    await test(open);
    say(name, since(start));
  } catch (error) {
    const told = editor ? await editor.told(error, name) : error;
    say(name, since(start), String(told instanceof Error ? told.message : told));
  } finally {
    await editor?.close();
  }
}

async function runInside(bundle: string): Promise<void> {
  const start = performance.now();
  try {
    for (const { name, seconds, failure } of await hostTests(bundle)) {
      say(`${INSIDE}: ${name}`, seconds, failure);
    }
  } catch (error) {
    say(`${INSIDE}: all tests run`, since(start), String(error));
  }
}

function say(name: string, seconds: number, failure?: string): void {
  if (failure === undefined) passed++;
  else failed++;
  console.log(`  ${failure === undefined ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
  if (failure !== undefined) console.log(failure.replaceAll(/^/gm, '         '));
}

function since(start: number): number {
  return (performance.now() - start) / 1000;
}

async function cases(): Promise<Case[]> {
  const folder = join(import.meta.dirname, 'ui');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts')).sort();
  const modules = await Promise.all(files.map((file) => import(join(folder, file))));
  return modules.flatMap((module) => module.default as Case[]);
}

const bundle = process.env['DESKCHECK_BUNDLE'];
if (bundle && INSIDE.includes(only)) await runInside(bundle);
for (const test of await cases()) {
  if (test[0].includes(only)) await run(test);
}
await quit();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
