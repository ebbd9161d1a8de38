// The desk's settings file: opens the one that holds for the active draft, or makes one.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import * as vscode from 'vscode';

import { activeEditor } from './activeEditor';
import type { Desk } from './desk';
import { SETTINGS_FILE } from './ids';

export async function openSettings(desk: Desk): Promise<void> {
  const nearest = await nearestSettings();
  if (nearest) {
    await vscode.window.showTextDocument(nearest);
    return;
  }
  const folder = await newHome();
  if (!folder) return;
  const file = vscode.Uri.joinPath(folder, SETTINGS_FILE);
  if (!(await exists(file))) await create(desk, folder);
  await vscode.window.showTextDocument(file);
}

/** As the command line makes it: everything that can be set, commented out. */
async function create(desk: Desk, folder: vscode.Uri): Promise<void> {
  if (!desk.path) throw new Error('The program deskcheck is not installed.');
  await promisify(execFile)(desk.path, ['init'], { cwd: folder.fsPath });
}

/** The settings file that holds for the active draft: the server's rule is that the search ends at the root of a repository. */
async function nearestSettings(): Promise<vscode.Uri | undefined> {
  const draft = activeEditor()?.document.uri;
  if (draft?.scheme !== 'file') return undefined;
  for (let folder = parent(draft); ; folder = parent(folder)) {
    const file = vscode.Uri.joinPath(folder, SETTINGS_FILE);
    if (await exists(file)) return file;
    const last = parent(folder).path === folder.path;
    if (last || (await exists(vscode.Uri.joinPath(folder, '.git')))) return undefined;
  }
}

/** Where a new settings file goes. */
async function newHome(): Promise<vscode.Uri | undefined> {
  const draft = activeEditor()?.document.uri;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const around = draft && vscode.workspace.getWorkspaceFolder(draft);
  if (around) return around.uri;
  if (draft?.scheme === 'file') return parent(draft);
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  void vscode.window.showInformationMessage(
    `Open a folder or save the draft first: ${SETTINGS_FILE} goes beside it.`,
  );
  return undefined;
}

function parent(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

async function exists(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
