// What a click on the status bar offers.

import * as vscode from 'vscode';

import { activeEditor, isDraft } from './activeEditor';
import type { Desk } from './desk';
import type { CommandId } from './ids';

interface Item extends vscode.QuickPickItem {
  readonly run?: CommandId | 'workbench.actions.view.problems';
}

export async function showMenu(desk: Desk): Promise<void> {
  const title = ['deskcheck', desk.state].join(': ');
  const picked = await vscode.window.showQuickPick(items(desk), { title, placeHolder: desk.version ?? '' });
  if (picked?.run) await vscode.commands.executeCommand(picked.run);
}

function items({ state }: Desk): Item[] {
  const draft: Item[] = [
    { label: '$(checklist) Facts of this draft', run: 'deskcheck.showFacts' },
    { label: '$(warning) Problems', run: 'workbench.actions.view.problems' },
    { label: '$(lightbulb) Apply all fixes that cannot be wrong', run: 'deskcheck.fixAll' },
    separator,
  ];
  const desk: Item[] = [
    { label: '$(settings-gear) Settings file of this desk', run: 'deskcheck.createSettings' },
  ];
  const server: Item[] = [
    state === 'paused'
      ? { label: '$(play) Resume', run: 'deskcheck.resume' }
      : { label: '$(debug-pause) Pause until this window closes', run: 'deskcheck.pause' },
    { label: '$(refresh) Restart the server', run: 'deskcheck.restart' },
    { label: '$(output) Show output', run: 'deskcheck.showOutput' },
  ];
  const missing: Item[] = [
    { label: '$(cloud-download) How to install the server', run: 'deskcheck.howToInstall' },
  ];
  return [
    ...(state === 'running' ? [...(isDraft(activeEditor()?.document) ? draft : []), ...desk] : []),
    ...(state === 'missing' ? missing : []),
    ...server,
  ];
}

const separator: Item = { label: '', kind: vscode.QuickPickItemKind.Separator };
