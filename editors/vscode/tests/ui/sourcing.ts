// Who says so: a source is put in from the menu as an editor would write it, and looked up from a hover.

import assert from 'node:assert/strict';

import type { Case } from '../test.ts';
import type { Editor } from '../editor.ts';

const NOTE = '[^budget]: Town of Selmouth, budget.\n';
const FEATURE =
  '# The pier\n\nThe pier was mended in May.[^budget]\n\n' +
  'Selmouth has lost 3,400 jobs in what the town calls “the long winter.” It rained.\n\n' +
  `The talks have failed, officials said.\n\n## Notes\n\n${NOTE}`;

/** Takes a repair from the menu; what is saved then must be the draft with these words changed. */
async function repairs(editor: Editor, at: string, title: string, changes: readonly (readonly [string, string])[]) {
  const repaired = changes.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), from);
    return text.replace(from, to);
  }, FEATURE);
  await editor.choose(at, title);
  await editor.saves('pier.md', (text) => text === repaired);
  await editor.seesSquiggleGo(at);
}

const tests: Case[] = [
  ['an attribution is put in before the closing mark, and its finding gives way to a placeholder', async (open) => {
    const editor = await open({ files: { 'pier.md': FEATURE } }, 'pier.md');
    await editor.seesSquiggle('3,400', 'info');
    const [first] = await editor.quickFixes('3,400', 'Add “according to [source]”');
    assert.equal(first, 'Add “[source] said” at the end'); // as the draft does it
    await editor.press('Escape');
    await repairs(editor, '3,400', 'Add “[source] said”', [['winter.” It', 'winter,” [source] said. It']]);
    await editor.seesSquiggle('[source]', 'error');
  }],

  ['a footnote is put in with a label of the draft’s kind, and its text below the others', async (open) => {
    const editor = await open({ files: { 'pier.md': FEATURE } }, 'pier.md');
    await editor.seesSquiggle('3,400', 'info');
    const changes = [['winter.” It', 'winter.”[^source] It'], [NOTE, `${NOTE}[^source]: [source]\n`]] as const;
    await repairs(editor, '3,400', 'Add a footnote [^source]', changes);
    await editor.seesSquiggle(': [source]', 'error');
  }],

  ['readers are told why a source has no name', async (open) => {
    const editor = await open({ files: { 'pier.md': FEATURE } }, 'pier.md');
    await editor.seesSquiggle('officials', 'info');
    const why = 'officials, [what they do] who asked not to be named because [reason], said.';
    await repairs(editor, 'officials', 'Say what they do and why', [['officials said.', why]]);
    await editor.seesSquiggle('[reason]', 'error');
  }],

  ['the hover on a figure tells who stands for it, and leads there', async (open) => {
    const lead = 'The town has its figures, the mayor said:';
    const files = { 'thefts.md': `# Thefts\n\n${lead}\n\n- Thefts fell 12 percent\n` };
    const editor = await open({ files }, 'thefts.md');
    const hover = await editor.hover('12 percent', 'Percentage, from the mayor');
    assert.match(hover, /Percentage, from the mayor \(“said”\), named before the list, line 3/);
    await editor.page.locator('.monaco-hover:not(.hidden) a', { hasText: 'line 3' }).first().click();
    await editor.sees('.statusbar-item', 'Ln 3, Col 27');
  }],
];

export default tests;
