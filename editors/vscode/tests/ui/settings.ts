// Settings: the writer's own, and the desk's in deskcheck.toml, on disk and in the editor.

import { bridge, type Case } from '../test.ts';

const tests: Case[] = [
  ['a check that is switched off in settings.json takes its findings along, and brings them back', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    await editor.seesSquiggle('20 percent', 'error');
    editor.write('.vscode/settings.json', '{ "deskcheck.checks": { "percent-change-mismatch": "off" } }');
    await editor.seesSquiggleGo('20 percent');
    await editor.seesSquiggle('Tuesday, March 4', 'error');
    editor.write('.vscode/settings.json', '{ "deskcheck.checks": { "percent-change-mismatch": "info" } }');
    await editor.seesSquiggle('20 percent', 'info');
  }],

  ['deskcheck.toml counts as soon as it is on disk, and as soon as it changes there', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    await editor.seesSquiggle('20 percent', 'error');
    editor.write('deskcheck.toml', '[checks]\npercent-change-mismatch = "off"\n');
    await editor.seesSquiggleGo('20 percent');
    editor.write('deskcheck.toml', '[checks]\nweekday-mismatch = "off"\n');
    await editor.seesSquiggle('20 percent', 'error');
    await editor.seesSquiggleGo('Tuesday, March 4');
  }],

  ['deskcheck.toml is completed while it is typed, and its mistakes are underlined', async (open) => {
    const editor = await open({ files: { ...bridge, 'deskcheck.toml': '[checks]\n' } }, 'deskcheck.toml');
    await editor.press('Control+End');
    await editor.type('name-v');
    await editor.complete('name-variant');
    await editor.seesText('name-variant = ');
    await editor.press('Control+End', 'Enter');
    await editor.type('weekday-mismatch = "loud"');
    await editor.press('Escape');
    await editor.seesSquiggle('"loud"', 'error');
  }],

  ['a spelling is accepted from the menu: its finding goes, and deskcheck.toml says why', async (open) => {
    const editor = await open({ files: { ...bridge, 'deskcheck.toml': '' } }, 'bridge.md');
    await editor.seesSquiggle('Vandenbroek', 'warning');
    await editor.choose('Vandenbroek', 'Accept');
    await editor.until('deskcheck.toml accepts it', async () => editor.file('deskcheck.toml').includes('Vandenbroek'));
    await editor.seesSquiggleGo('Vandenbroek');
  }],
];

export default tests;
