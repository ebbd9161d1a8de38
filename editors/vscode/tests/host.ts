// Runs host/tests.ts inside the extension host of a VS Code whose workspace has two folders.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { Editor } from './editor.ts';
import { bridge } from './test.ts';

/** What the names of these tests begin with. */
export const INSIDE = 'inside VS Code';

/** One result; the last line says nothing but that it is the end. */
export interface Result {
  readonly name: string;
  readonly failure?: string;
  readonly seconds: number;
}

const days = '# Rain\n\nThe council meets on Friday, March 11, 2026. It rained on TK days.\n';

const files = {
  'both.code-workspace': JSON.stringify({ folders: [{ path: 'news' }, { path: 'sport' }] }),
  'news/bridge.md': bridge['bridge.md'],
  'news/rain.md': 'It rained. <!-- deskcheck-ignore placeholder: none -->\n',
  'news/people.md': '# Harbour opens\n\nThe mayor, Zoë Ortega, left.\n\n“😀,” said Ortega. It was Mayor Ortega’s.\n',
  'news/days.md': days,
  'sport/days.md': days,
  'sport/jobs.md': 'Selmouth has lost 3,400 jobs since the shipyard closed.\n',
  'sport/deskcheck.ledger.toml': '# Ours.\n',
  'sport/deskcheck.toml': '[checks]\nweekday-mismatch = "off"\n',
};

/** `bundle` holds the tests as `tests.cjs`. */
export async function hostTests(bundle: string): Promise<Result[]> {
  const results = join(bundle, 'results.jsonl');
  rmSync(results, { force: true });
  const environment = { DESKCHECK_RESULTS: results };
  const editor = await Editor.open({ files, workspace: 'both.code-workspace', bundle, environment });
  try {
    await editor.until('the tests inside VS Code end', async () => lines(results).some(({ end }) => end));
  } catch (error) {
    throw await editor.told(error, 'inside the extension host');
  } finally {
    await editor.close();
  }
  const all = lines(results).filter(({ end }) => !end);
  if (all.length === 0) throw new Error('no test ran');
  return all;
}

function lines(results: string): (Result & { end?: true })[] {
  if (!existsSync(results)) return [];
  const complete = readFileSync(results, 'utf8').split('\n').slice(0, -1);
  return complete.map((line) => JSON.parse(line));
}
