// The editor that a command or the status bar is about.

import * as vscode from 'vscode';

import { SELECTOR } from './drafts';

/** The active one; while the output has the focus, a draft that is in view. */
export function activeEditor(): vscode.TextEditor | undefined {
  const active = vscode.window.activeTextEditor;
  if (active?.document.uri.scheme !== 'output') return active;
  return vscode.window.visibleTextEditors.find(({ document }) => isOurs(document));
}

/** Whether the server is told of a document. */
export function isOurs(document: vscode.TextDocument): boolean {
  return vscode.languages.match(SELECTOR, document) > 0;
}
