// The editor that a command or the status bar is about.

import * as vscode from 'vscode';

import { DRAFTS, SELECTOR } from './drafts';

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

/** Whether a document is a draft, and not one of the desk's own files. */
export function isDraft(document: vscode.TextDocument | undefined): boolean {
  return document !== undefined && vscode.languages.match(DRAFTS, document) > 0;
}
