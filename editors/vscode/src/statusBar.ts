// The item in the status bar: how many findings the active draft has, and how the server is.

import * as vscode from 'vscode';

import { activeEditor, isOurs } from './activeEditor';
import type { Desk } from './desk';
import { SOURCE, type CommandId } from './ids';
import { count, shown } from './status';

/** Keeps the item up to date as long as it is not disposed. */
export function showStatus(desk: Desk): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('deskcheck.status', vscode.StatusBarAlignment.Left, 10);
  item.name = 'deskcheck';
  item.command = 'deskcheck.showMenu' satisfies CommandId;
  const update = () => render(item, desk);
  update();
  return vscode.Disposable.from(
    item,
    desk.onDidChange(update),
    vscode.languages.onDidChangeDiagnostics(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    // A document gets another language.
    vscode.workspace.onDidOpenTextDocument(update),
  );
}

function render(item: vscode.StatusBarItem, desk: Desk): void {
  const document = activeEditor()?.document;
  if (!document || !isOurs(document)) {
    item.hide();
    return;
  }
  const counts = count(vscode.languages.getDiagnostics(document.uri), SOURCE);
  const state = desk.state === 'running' && !desk.hasRead(document.uri) ? 'reading' : desk.state;
  const { text, tooltip, weight } = shown(state, counts, desk.version);
  item.text = text;
  item.tooltip = new vscode.MarkdownString(tooltip);
  item.backgroundColor = weight && new vscode.ThemeColor(`statusBarItem.${weight}Background`);
  item.show();
}
