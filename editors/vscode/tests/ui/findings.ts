// Findings as a writer meets them: underlined, explained, repaired, and there while one types.

import assert from 'node:assert/strict';

import { bridge, type Case } from '../test.ts';

const tests: Case[] = [
  ['a draft is opened and its findings are underlined', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    await editor.seesSquiggle('Tuesday, March 4, 2026', 'error');
    await editor.seesSquiggle('20 percent', 'error');
    await editor.seesSquiggle('TK', 'error');
    await editor.seesSquiggle('Vandenbroek', 'warning');
    await editor.seesSquiggle('21,000', 'warning');
    await editor.seesSquiggle('HTA', 'info');
    await editor.seesSquiggle('3,400', 'info');
    assert.deepEqual(await editor.severities('Marta Vandenbrook'), []);
  }],

  ['the hover explains a finding and shows the evidence', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    await editor.seesSquiggle('Vandenbroek', 'warning');
    const hover = await editor.hover('Vandenbroek', 'Marta Vandenbrook');
    assert.match(hover, /“Vandenbroek” is spelled “Vandenbrook” elsewhere/);
    assert.match(hover, /bridge\.md\(10, 28\): “Marta Vandenbrook” here/);
  }],

  ['the preferred quick fix comes first; it is applied from the menu by keyboard', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    await editor.seesSquiggle('20 percent', 'error');
    const [first] = await editor.quickFixes('20 percent', 'Change to 25 percent');
    assert.equal(first, 'Change to 25 percent');
    await editor.choose('20 percent', 'Change to 25 percent');
    await editor.seesText('rose by 25 percent, from $40 million to $50 million');
    await editor.seesSquiggleGo('25 percent');
    await editor.saves('bridge.md', (text) => text.includes('rose by 25 percent'));
  }],

  ['one key corrects a wrong sum', async (open) => {
    const draft = 'Four men and 12 women were rescued, 15 people in all, the coast guard said.\n';
    const editor = await open({ files: { 'rescue.md': draft } }, 'rescue.md');
    await editor.seesSquiggle('15', 'error');
    await editor.goTo('15');
    await editor.gets(() => editor.press('Shift+Alt+Period'), '.view-line', /rescued,\s16\speople/);
    await editor.seesSquiggleGo('16');
  }],

  ['a sentence is typed and its finding appears without saving', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    await editor.seesSquiggle('3,400', 'info');
    await editor.goToEndOfLine('since the shipyard closed');
    await editor.type('\n\nThe council meets again on Friday, March 11, 2026.');
    await editor.seesSquiggle('Friday, March 11, 2026', 'error');
    assert.ok(!editor.file('bridge.md').includes('Friday'));
  }],

  ['nobody is scolded in the middle of a sentence', async (open) => {
    const editor = await open({ files: bridge, settings: { 'deskcheck.editor.patience': 600_000 } }, 'bridge.md');
    await editor.seesSquiggle('3,400', 'info');
    await editor.goToEndOfLine('since the shipyard closed');
    await editor.type('\n\nThe council meets again on Friday, March 11, 2026, and');
    // The hover is answered by a server that has read all that was typed.
    await editor.hover('Friday, March 11', 'Wednesday');
    assert.deepEqual(await editor.severities('Friday, March 11, 2026'), []);
    await editor.goToEndOfLine('March 11');
    await editor.type(' votes then.\n\nThe mayor');
    await editor.seesSquiggle('Friday, March 11, 2026', 'error');
  }],

  ['the problems panel names the checks and the related places', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    await editor.seesSquiggle('Vandenbroek', 'warning');
    const show = () => editor.press('Control+Shift+M');
    const finding = await editor.gets(show, '.markers-panel .monaco-list-row', 'Vandenbroek');
    assert.match(await finding.innerText(), /is spelled “Vandenbrook” elsewhere.*name-variant/s);
    const unfold = async () => {
      await finding.click();
      await editor.press('ArrowRight');
    };
    await editor.gets(unfold, '.markers-panel .monaco-list-row', '“Marta Vandenbrook” here');
  }],

  ['what is safe to repair is repaired on save', async (open) => {
    const settings = { '[markdown]': { 'editor.codeActionsOnSave': { 'source.fixAll.deskcheck': 'explicit' } } };
    const files = { 'rain.md': 'It rained. <!-- deskcheck-ignore placeholder: none -->\n\nIt rained on TK days.\n' };
    const editor = await open({ files, settings }, 'rain.md');
    await editor.seesSquiggle('deskcheck-ignore', 'info');
    await editor.goToEndOfLine('on TK days');
    await editor.type(' It stopped.');
    await editor.saves('rain.md', (text) => text.includes('stopped') && !text.includes('deskcheck-ignore'));
    await editor.seesSquiggle('TK', 'error');
  }],
];

export default tests;
