// What is shown around a draft: the lens over the headline, the facts, the outline, inlay hints.

import assert from 'node:assert/strict';

import { bridge, type Case } from '../test.ts';

const tests: Case[] = [
  ['over the headline stands how many facts are sourced; a click lists them', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    const lens = await editor.sees('.codelens-decoration a', /\d+\sfacts\s·\s\d+\ssourced\s·\s1\sopen/);
    const facts = () => lens.click();
    const fact = await editor.gets(facts, '.quick-input-list .monaco-list-row', '3,400 jobs');
    assert.match(await fact.innerText(), /figure/);
    await editor.press('Escape');
    await editor.pick(facts, 'Olsen', 'Nobody asked us');
    await editor.sees('.statusbar-item', 'Ln 18,');
  }],

  ['the outline has a part of its own; among its symbols are people and quotations', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    await editor.seesSquiggle('20 percent', 'error');
    await editor.commandGets('Explorer: Focus on Outline View', '.outline-pane .monaco-list-row', 'deskcheck');
    await editor.goTo('3,400');
    await editor.pick('Control+Shift+O', '@Marta', 'Marta Vandenbrook');
    await editor.sees('.statusbar-item', 'Ln 10,');
    await editor.pick('Control+Shift+O', '@Nobody asked', 'Nobody asked us');
    await editor.sees('.statusbar-item', 'Ln 18,');
  }],

  ['hints are off, and once they are on they show what a wrong change comes to', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    await editor.seesSquiggle('20 percent', 'error');
    await editor.seesText('rose by 20 percent, from');
    await editor.writes('.vscode/settings.json', '{ "deskcheck.editor.inlayHints": true }', () =>
      editor.stands('→ 25%'),
    );
  }],

  ['a person is renamed everywhere, also where only the surname stands', async (open) => {
    const files = { 'bridge.md': bridge['bridge.md'].replace('Vandenbroek', 'Vandenbrook') };
    const editor = await open({ files }, 'bridge.md');
    await editor.seesSquiggle('20 percent', 'error');
    const ask = async () => {
      await editor.goTo('Marta Vandenbrook');
      await editor.press('F2');
    };
    // It takes keys a moment after it appears; until then they go to the draft.
    const name = await editor.gets(ask, '.rename-box input:focus');
    await name.fill('Marta Vandenburg');
    await editor.losesBy(() => editor.press('Enter'), '.rename-box input:focus');
    await editor.seesText('said Marta Vandenburg, who');
    await editor.seesText('Vandenburg said that a ferry');
  }],
];

export default tests;
