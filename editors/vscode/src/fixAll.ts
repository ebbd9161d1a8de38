// Applies the fixes that leave nothing to decide, and says so if there are none.

import * as vscode from 'vscode';

import { activeEditor } from './activeEditor';

/** The kind of action that the server offers them as; settings for saving name it too. */
const KIND = 'source.fixAll.deskcheck';

export async function fixAll(): Promise<void> {
  const document = activeEditor()?.document;
  if (!document) return;
  const everything = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    everything,
    KIND,
    // Long edits are fetched only when asked for.
    1,
  );
  const edit = actions.find(({ kind }) => kind?.value === KIND)?.edit;
  if (edit) {
    await vscode.workspace.applyEdit(edit);
    return;
  }
  void vscode.window.showInformationMessage(
    'Every fix in this draft leaves something to decide: choose them one by one.',
  );
}
