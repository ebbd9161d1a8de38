// The extension's life: what is there from the first draft until the window closes.

import * as vscode from 'vscode';

import { activeEditor, isDraft } from './activeEditor';
import { Desk } from './desk';
import { explainFinding } from './explain';
import { showFacts, unanswered } from './facts';
import { fixAll } from './fixAll';
import { COMMANDS, CONTEXT, type CommandId } from './ids';
import { showMenu } from './menu';
import { registerPages } from './pages';
import { openSettings } from './settingsFile';
import type { State } from './status';
import { showStatus } from './statusBar';

/** For the tests in the real editor. */
export interface Api {
  readonly state: State;
  readonly pid: number | undefined;
}

let desk: Desk | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const output = vscode.window.createOutputChannel('deskcheck', { log: true });
  const trace = vscode.window.createOutputChannel('deskcheck trace', { log: true });
  const here = new Desk(context.extensionPath, { output, trace });
  desk = here;
  const handlers = commands(here, output, context.extensionUri);
  context.subscriptions.push(
    output,
    trace,
    here,
    showStatus(here),
    registerPages(here, () => unanswered(here)),
    ...COMMANDS.map((id) => vscode.commands.registerCommand(id, handlers[id])),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('deskcheck.server.path')) void here.serverMayHaveChanged();
    }),
    // The path that the workspace sets counts from now on.
    vscode.workspace.onDidGrantWorkspaceTrust(() => void here.serverMayHaveChanged()),
    followContext(here),
  );
  await here.restart();
  return here;
}

export function deactivate(): Promise<void> | undefined {
  return desk?.close();
}

function commands(
  desk: Desk,
  output: vscode.LogOutputChannel,
  extension: vscode.Uri,
): Record<CommandId, (...args: never[]) => unknown> {
  return {
    'deskcheck.showFacts': (address?: string) => showFacts(desk, address),
    'deskcheck.explainFinding': (check?: string) => explainFinding(desk, check),
    'deskcheck.fixAll': fixAll,
    'deskcheck.createSettings': () => openSettings(desk),
    'deskcheck.restart': () => desk.restart(),
    'deskcheck.pause': () => desk.pause(),
    'deskcheck.resume': () => desk.restart(),
    'deskcheck.showOutput': () => output.show(),
    'deskcheck.showMenu': () => showMenu(desk),
    'deskcheck.howToInstall': () => preview(vscode.Uri.joinPath(extension, 'walkthrough', 'install.md')),
    'deskcheck.openSample': () => openSample(vscode.Uri.joinPath(extension, 'walkthrough', 'sample.md')),
  };
}

function preview(file: vscode.Uri): Thenable<unknown> {
  return vscode.commands.executeCommand('markdown.showPreview', file);
}

/** The sample as a draft without a file: whatever is done to it, it can be had again. */
async function openSample(sample: vscode.Uri): Promise<void> {
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(sample));
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
}

/** Keeps what `when` clauses ask up to date. */
function followContext(desk: Desk): vscode.Disposable {
  const set = (key: string, value: unknown) =>
    void vscode.commands.executeCommand('setContext', key, value);
  const draft = () => set(CONTEXT.draft, isDraft(activeEditor()?.document));
  set(CONTEXT.state, desk.state);
  draft();
  return vscode.Disposable.from(
    desk.onDidChange(() => set(CONTEXT.state, desk.state)),
    vscode.window.onDidChangeActiveTextEditor(draft),
    vscode.workspace.onDidOpenTextDocument(draft),
  );
}
