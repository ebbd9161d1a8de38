// Runs the tests of ui/, each in a VS Code of its own, and those of host/ in one; run.sh starts it.
// DESKCHECK_TESTS picks the tests whose name has its words.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { Editor } from './editor.ts';
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
    passed++;
    say('ok    ', name, start);
  } catch (error) {
    failed++;
    say('FAILED', name, start);
    const told = editor ? await editor.told(error, name) : error;
    console.log(String(told instanceof Error ? told.message : told).replaceAll(/^/gm, '         '));
  } finally {
    await editor?.close();
  }
}

function say(result: string, name: string, start: number): void {
  console.log(`  ${result} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}

async function cases(): Promise<Case[]> {
  const folder = join(import.meta.dirname, 'ui');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts')).sort();
  const modules = await Promise.all(files.map((file) => import(join(folder, file))));
  return modules.flatMap((module) => module.default as Case[]);
}

for (const test of await cases()) {
  if (test[0].includes(only)) await run(test);
}
await quit();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
