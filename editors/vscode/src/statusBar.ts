// The item in the status bar: how many findings the active draft has, and how the server is.

import * as vscode from 'vscode';

import type { Desk } from './desk';
import { SELECTOR } from './drafts';
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
    desk.onDidChangeState(update),
    vscode.languages.onDidChangeDiagnostics(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    // A document gets another language.
    vscode.workspace.onDidOpenTextDocument(update),
  );
}

function render(item: vscode.StatusBarItem, desk: Desk): void {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || vscode.languages.match(SELECTOR, document) === 0) {
    item.hide();
    return;
  }
  const counts = count(vscode.languages.getDiagnostics(document.uri), SOURCE);
  const { text, tooltip, weight } = shown(desk.state, counts, desk.version);
  item.text = text;
  item.tooltip = new vscode.MarkdownString(tooltip);
  item.backgroundColor = weight && new vscode.ThemeColor(`statusBarItem.${weight}Background`);
  item.show();
}
