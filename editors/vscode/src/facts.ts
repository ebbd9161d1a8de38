// Shows the facts of a draft: a list that takes the editor along while one moves through it.

import * as vscode from 'vscode';

import { activeEditor } from './activeEditor';
import type { Desk } from './desk';
import { groups, type Fact } from './factList';

interface Item extends vscode.QuickPickItem {
  readonly range?: vscode.Range;
}

type ServersRange = Parameters<Desk['range']>[0] & object;

/** The command: `address` is what a code lens hands over; without one it is the active editor's draft. */
export async function showFacts(desk: Desk, address?: string): Promise<void> {
  const editor = await editorOf(address);
  if (!editor) {
    void vscode.window.showInformationMessage('Open a draft to see its facts.');
    return;
  }
  const facts = await desk.ask<Fact<ServersRange>[]>('deskcheck.facts', {
    uri: desk.uri(editor.document.uri),
  });
  if (!facts) {
    void vscode.window.showInformationMessage(unanswered(desk));
    return;
  }
  if (facts.length === 0) {
    void vscode.window.showInformationMessage('This draft states nothing that could be checked.');
    return;
  }
  pick(editor, items(desk, facts));
}

/** Why the server does not answer, in words. */
export function unanswered(desk: Desk): string {
  return desk.state === 'running'
    ? `${desk.version ?? 'The server'} does not know this command: update it.`
    : 'deskcheck is not running.';
}

async function editorOf(address: string | undefined): Promise<vscode.TextEditor | undefined> {
  const active = activeEditor();
  if (!address) return active;
  const uri = vscode.Uri.parse(address);
  if (active?.document.uri.toString() === uri.toString()) return active;
  return vscode.window.showTextDocument(uri);
}

function items(desk: Desk, facts: readonly Fact<ServersRange>[]): Item[] {
  return groups(facts).flatMap(({ title, rows }): Item[] => [
    { label: title, kind: vscode.QuickPickItemKind.Separator },
    ...rows.map(({ label, description, fact }): Item => {
      const range = desk.range(fact.range);
      return { label, description, ...(range && { range }) };
    }),
  ]);
}

function pick(editor: vscode.TextEditor, items: readonly Item[]): void {
  const { selection: before, visibleRanges: [shown] } = editor;
  const mark = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
  });
  const list = vscode.window.createQuickPick<Item>();
  let accepted = false;
  list.title = `Facts of ${vscode.workspace.asRelativePath(editor.document.uri)}`;
  list.placeholder = 'Type to filter, also by kind or source; Enter goes there, Esc returns';
  list.matchOnDescription = true;
  list.items = items;
  list.onDidChangeActive(([item]) => {
    if (!item?.range) return;
    editor.setDecorations(mark, [item.range]);
    editor.revealRange(item.range, vscode.TextEditorRevealType.InCenter);
  });
  list.onDidAccept(() => {
    const range = list.activeItems[0]?.range;
    accepted = range !== undefined;
    if (range) editor.selection = new vscode.Selection(range.start, range.end);
    list.hide();
  });
  list.onDidHide(() => {
    mark.dispose();
    list.dispose();
    // Who has clicked into the text stays there.
    if (accepted || !editor.selection.isEqual(before)) return;
    if (shown) editor.revealRange(shown, vscode.TextEditorRevealType.AtTop);
  });
  list.show();
}
