// Drafts in other places than a trusted folder's Markdown file.

import { bridge, type Case } from '../test.ts';

const tests: Case[] = [
  ['a draft without a file is read', async (open) => {
    const editor = await open({ files: {} });
    await editor.commandGets('deskcheck: Open a sample draft', '.editor-instance .view-line');
    await editor.sees('.statusbar-item', /\d+ to check/);
    await editor.sees('.editor-instance .squiggly-error');
  }],

  ['plain text that is typed into a new editor is read', async (open) => {
    const editor = await open({ files: bridge });
    await editor.sees('.statusbar-item', 'Layout');
    await editor.gets(() => editor.press('Control+Alt+N'), '.editor-instance .monaco-editor.focused');
    await editor.type('The council meets on Friday, March 11, 2026.\n\nThen');
    await editor.seesSquiggle('Friday, March 11, 2026', 'error');
  }],

  ['in a folder that is not trusted drafts are read, and its server.path is not started', async (open) => {
    const path = '.vscode/settings.json';
    const settings = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };
    const files = { ...bridge, [path]: '{ "deskcheck.server.path": "/nowhere/deskcheck" }' };
    const editor = await open({ files, settings }, 'bridge.md');
    await editor.sees('.statusbar-item', 'Restricted Mode');
    await editor.seesSquiggle('20 percent', 'error');
  }],
];

export default tests;
