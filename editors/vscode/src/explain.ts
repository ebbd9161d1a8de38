// Shows the page of the check whose finding is at the cursor.

import * as vscode from 'vscode';

import { activeEditor } from './activeEditor';
import type { Desk } from './desk';
import { unanswered } from './facts';
import { SOURCE } from './ids';
import { pageOf, type Page } from './pages';

/** The command: explains the check whose finding is at the cursor, or nearest to it on its line. */
export async function explainFinding(desk: Desk, check = checkAtCursor()): Promise<void> {
  if (!check) {
    await offerNext();
    return;
  }
  if (!(await desk.ask<Page>('deskcheck.explain', { check }))) {
    void vscode.window.showInformationMessage(unanswered(desk));
    return;
  }
  await vscode.commands.executeCommand('markdown.showPreviewToSide', pageOf(check));
}

async function offerNext(): Promise<void> {
  const next = 'Go to the next';
  const choice = await vscode.window.showInformationMessage('There is no finding at the cursor.', next);
  if (choice === next) await vscode.commands.executeCommand('editor.action.marker.next');
}

function checkAtCursor(): string | undefined {
  const editor = activeEditor();
  if (!editor) return undefined;
  const { active } = editor.selection;
  const away = ({ range }: vscode.Diagnostic) =>
    range.contains(active)
      ? -1
      : Math.min(
          Math.abs(range.start.character - active.character),
          Math.abs(range.end.character - active.character),
        );
  const [nearest] = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === SOURCE && touches(range, active.line))
    .sort((one, other) => away(one) - away(other) || size(one.range) - size(other.range));
  return nearest && checkOf(nearest);
}

function touches(range: vscode.Range, line: number): boolean {
  return range.start.line <= line && line <= range.end.line;
}

/** For comparison only: of two findings at the cursor the shorter is meant. */
function size({ start, end }: vscode.Range): number {
  return (end.line - start.line) * 10_000 + (end.character - start.character);
}

function checkOf({ code }: vscode.Diagnostic): string | undefined {
  const value = typeof code === 'object' ? code.value : code;
  return value === undefined ? undefined : String(value);
}
