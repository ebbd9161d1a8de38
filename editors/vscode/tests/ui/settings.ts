// Settings: the writer's own, and the desk's in deskcheck.toml, on disk and in the editor.

import { bridge, type Case } from '../test.ts';

/** The desk's settings with a check at a level. */
function desk(check: string, level: string): string {
  return `[checks]\n${check} = "${level}"\n`;
}

/** The writer's settings with a check at a level. */
function own(check: string, level: string): string {
  return JSON.stringify({ 'deskcheck.checks': { [check]: level } });
}

const tests: Case[] = [
  ['a check that is switched off in settings.json takes its findings along, and brings them back', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    await editor.seesSquiggle('20 percent', 'error');
    const underlined = () => editor.underlined('20 percent');
    const settings = '.vscode/settings.json';
    await editor.writes(settings, own('percent-change-mismatch', 'off'), async () => !(await underlined()));
    await editor.seesSquiggle('Tuesday, March 4', 'error');
    await editor.writes(settings, own('percent-change-mismatch', 'info'), underlined);
    await editor.seesSquiggle('20 percent', 'info');
  }],

  ['deskcheck.toml counts as soon as it is on disk, and as soon as it changes there', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    await editor.seesSquiggle('20 percent', 'error');
    const underlined = () => editor.underlined('20 percent');
    await editor.writes('deskcheck.toml', desk('percent-change-mismatch', 'off'), async () => !(await underlined()));
    await editor.writes('deskcheck.toml', desk('weekday-mismatch', 'off'), underlined);
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
