// Runs the tests of ui/, each in a VS Code of its own, and those of host/ in one; run.sh starts it.
// One that fails is run once more: what is broken fails again, a key that a machine under load lost
// does not. DESKCHECK_TESTS picks the tests whose name has its words.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { Editor } from './editor.ts';
import { hostTests, INSIDE, type Result } from './host.ts';
import type { Case } from './test.ts';
import { type Wanted, quit } from './vscode.ts';

/** After so many failures something is broken for all, and the others would only take their time. */
const ENOUGH = 4;

const only = process.env['DESKCHECK_TESTS'] ?? '';
let passed = 0;
const failures: string[] = [];

async function run([name, test]: Case): Promise<void> {
  const results = [await attempt(name, test)];
  if (results[0]?.failure !== undefined) results.push(await attempt(name, test));
  report(results);
}

async function attempt(name: string, test: Case[1]): Promise<Result> {
  const start = performance.now();
  let editor: Editor | undefined;
  const open = async (wanted: Wanted, file?: string) => {
    editor = await Editor.open(wanted, file);
    return editor;
  };
  try {
    await test(open);
    return { name, seconds: since(start) };
  } catch (error) {
    const told = editor ? await editor.told(error, name) : error;
    return { name, seconds: since(start), failure: String(told instanceof Error ? told.message : told) };
  } finally {
    await editor?.close();
  }
}

/** Those inside VS Code share one, so all of them run again if one fails. */
async function runInside(bundle: string): Promise<void> {
  const first = await attemptInside(bundle);
  const failed = first.filter(({ failure }) => failure !== undefined);
  const last = failed.length > 0 ? await attemptInside(bundle) : first;
  for (const { name, failure } of failed) {
    if (!last.some((one) => one.name === name)) console.log(`  at the first try: ${name}: ${failure}`);
  }
  for (const one of last) report([...failed.filter(({ name }) => name === one.name), one]);
}

async function attemptInside(bundle: string): Promise<Result[]> {
  const start = performance.now();
  try {
    return (await hostTests(bundle)).map((result) => ({ ...result, name: `${INSIDE}: ${result.name}` }));
  } catch (error) {
    return [{ name: `${INSIDE}: all tests run`, seconds: since(start), failure: String(error) }];
  }
}

/** Tells what came of one test, by its first try and, if that failed, its second. */
function report(results: readonly Result[]): void {
  const last = results.at(-1);
  if (!last) return;
  const [failed] = results.flatMap(({ failure }) => failure ?? []);
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0).toFixed(1);
  const how = last.failure !== undefined ? 'FAILED' : 'ok    ';
  const again = last.failure === undefined && failed !== undefined ? 'at the second try, ' : '';
  console.log(`  ${how} ${last.name} (${again}${seconds} s)`);
  if (failed !== undefined) console.log(failed.replaceAll(/^/gm, '         '));
  if (last.failure === undefined) passed++;
  else failures.push(`${last.name}: ${last.failure.split('\n')[0]}`);
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
  if (failures.length >= ENOUGH) break;
  if (test[0].includes(only)) await run(test);
}
await quit();
if (failures.length >= ENOUGH) console.log('  the others are not run: too many have failed');
console.log(`${passed} passed, ${failures.length} failed`);
// Once more at the end, where a log that is cut still has it.
for (const failure of failures) console.log(`  FAILED ${failure}`);
process.exit(failures.length === 0 && passed > 0 ? 0 : 1);
