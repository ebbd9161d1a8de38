// The desk's settings file: opens the one that holds for the active draft, or makes one. Where it is,
// or would be looked for, is the server's to say.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import * as vscode from 'vscode';

import { activeEditor } from './activeEditor';
import type { Desk } from './desk';
import { unanswered } from './facts';
import { SETTINGS_FILE } from './ids';

export async function openSettings(desk: Desk): Promise<void> {
  const place = await placeInDesk();
  if (!place) return;
  const told = await desk.ask<{ file: string }>('deskcheck.settings', { uri: desk.uri(place) });
  if (!told) {
    void vscode.window.showInformationMessage(unanswered(desk));
    return;
  }
  const file = vscode.Uri.parse(told.file);
  if (!(await exists(file))) await create(desk, vscode.Uri.joinPath(file, '..'));
  await vscode.window.showTextDocument(file);
}

/** As the command line makes it: everything that can be set, commented out. */
async function create(desk: Desk, folder: vscode.Uri): Promise<void> {
  if (!desk.path) return;
  await promisify(execFile)(desk.path, ['init'], { cwd: folder.fsPath });
}

/** Whose settings are meant: the active draft's, or those of a file in a folder of the workspace. */
async function placeInDesk(): Promise<vscode.Uri | undefined> {
  const draft = activeEditor()?.document.uri;
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (draft?.scheme === 'file') return draft;
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(
      `Open a folder or save the draft first: ${SETTINGS_FILE} goes beside it.`,
    );
    return undefined;
  }
  if (draft?.scheme === 'untitled') return draft;
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  return folder && vscode.Uri.joinPath(folder.uri, SETTINGS_FILE);
}

async function exists(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
