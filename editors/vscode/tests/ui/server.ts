// The server as a writer notices it: that it is there, comes back, can be put to rest, is missing.

import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { bridge, type Case } from '../test.ts';
import { named } from '../vscode.ts';

const tests: Case[] = [
  ['a server that is killed is started again and its findings come back', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    await editor.seesSquiggle('20 percent', 'error');
    const [killed, ...more] = editor.servers();
    assert.ok(killed);
    assert.deepEqual(more, [], 'one window has one server');
    process.kill(killed, 'SIGKILL');
    await editor.until('another server runs', async () => editor.servers().some((pid) => pid !== killed));
    await editor.goToEndOfLine('the council said');
    await editor.type(' It meets on Friday, March 11, 2026.\n\nThen');
    await editor.seesSquiggle('Friday, March 11', 'error');
    await editor.seesSquiggle('20 percent', 'error');
  }],

  ['the status bar counts what is to be checked; its menu pauses and resumes', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    const item = await editor.sees('.statusbar-item', '7 to check');
    const menu = () => item.click();
    await editor.gets(menu, '.quick-input-list .monaco-list-row', 'Facts of this draft');
    await editor.press('Escape');
    await editor.pick(menu, 'Pause', 'Pause until this window closes');
    await editor.sees('.statusbar-item', /^\s*deskcheck\s*$/);
    await editor.seesSquiggleGo('20 percent');
    await editor.until('no server runs', async () => editor.servers().length === 0);
    await editor.commandGets('deskcheck: Resume', '.statusbar-item', '7 to check');
    await editor.seesSquiggle('20 percent', 'error');
  }],

  ['the command that restarts the server does, and its output tells which program it is', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    await editor.seesSquiggle('20 percent', 'error');
    const [before] = editor.servers();
    await editor.command('deskcheck: Restart the server');
    await editor.until('another server runs alone', async () => {
      const [now, ...more] = editor.servers();
      return now !== undefined && now !== before && more.length === 0;
    });
    await editor.sees('.statusbar-item', '7 to check');
    await editor.commandGets('deskcheck: Show output', '.output-view .view-line', /deskcheck\s\d+\.\d+\.\d+:/);
  }],

  ['a program that is named in the settings is started at once; when it has gone, that is told', async (open) => {
    const editor = await open({ files: bridge }, 'bridge.md');
    await editor.seesSquiggle('20 percent', 'error');
    const [before] = editor.servers();
    const program = join(editor.code.folder, 'bin/deskcheck');
    mkdirSync(dirname(program));
    symlinkSync(named('DESKCHECK_BIN'), program);
    const settings = JSON.stringify({ 'deskcheck.server.path': program });
    await editor.writes('.vscode/settings.json', settings, async () =>
      editor.servers().some((pid) => pid !== before),
    );
    await editor.sees('.statusbar-item', '7 to check');
    await editor.until('it runs alone', async () => editor.servers().length === 1);
    rmSync(program);
    for (const pid of editor.servers()) process.kill(pid, 'SIGKILL');
    await editor.until('no server runs', async () => editor.servers().length === 0);
    const messages = '.notifications-center .monaco-list-row';
    await editor.commandGets('Notifications: Show Notifications', messages, 'there is no such file');
    await editor.sees('.statusbar-item', /^\s*deskcheck\s*$/);
  }],

  ['without a server a message says so and how to install it', async (open) => {
    const editor = await open({ files: bridge, server: false }, 'bridge.md');
    // A message that nobody looked at goes to the others behind the bell.
    const messages = '.notifications-center .monaco-list-row';
    const message = await editor.commandGets('Notifications: Show Notifications', messages, 'deskcheck is not installed');
    await message.getByText('How to install').click();
    await editor.sees('.tab.active', 'install');
  }],
];

export default tests;
