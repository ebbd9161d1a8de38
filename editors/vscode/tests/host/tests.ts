// Runs inside VS Code's extension host and asks through its API what the editor knows. Each result is
// a line of JSON in the file DESKCHECK_RESULTS, which run.ts reads.

import * as assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';

import * as vscode from 'vscode';

const tests: [string, () => Promise<void>][] = [
  ['a diagnostic has its code with a page behind it, its source, and related places', async () => {
    const { uri } = await open('news', 'bridge.md');
    const finding = await diagnostic(uri, 'name-variant');
    assert.equal(finding.source, 'deskcheck');
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(String((finding.code as { target: vscode.Uri }).target), /name-variant|name_variant/);
    const [related] = finding.relatedInformation ?? [];
    assert.equal(related?.message, '“Marta Vandenbrook” here');
    assert.equal(related?.location.range.start.line, 9);
  }],

  ['quick fixes come in the order of the repairs, and only the first is preferred', async () => {
    const { uri } = await open('news', 'bridge.md');
    const { range } = await diagnostic(uri, 'percent-change-mismatch');
    const actions = await actionsAt(uri, range, vscode.CodeActionKind.QuickFix, 'Change to 25 percent');
    const repairs = actions.filter(({ title }) => title.startsWith('Change'));
    assert.deepEqual(repairs.map(({ title }) => title), [
      'Change to 25 percent',
      'Change $50 million to $48 million',
      'Change $40 million to $42 million',
    ]);
    assert.equal(actions[0]?.title, 'Change to 25 percent');
    assert.deepEqual(actions.map(({ isPreferred }) => isPreferred === true).indexOf(true), 0);
    assert.equal(actions.filter(({ isPreferred }) => isPreferred).length, 1);
  }],

  ['one action repairs all that is safe', async () => {
    const { uri } = await open('news', 'rain.md');
    const { range } = await diagnostic(uri, 'unused-suppression');
    const kind = vscode.CodeActionKind.SourceFixAll.append('deskcheck');
    const [all] = await actionsAt(uri, range, kind, 'Apply all');
    assert.ok(all?.edit, 'the action has its edits');
    const edits = all.edit.get(uri);
    assert.equal(edits.length, 1);
    assert.equal(edits[0]?.newText, '');
  }],

  ['the definition of a name is its first mention, and references are all', async () => {
    const { uri, document } = await open('news', 'bridge.md');
    await diagnostic(uri, 'placeholder');
    const at = document.positionAt(document.getText().lastIndexOf('HTA'));
    const first = await until('the definition is known', async () => {
      const found = await ask<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', uri, at);
      return found[0];
    });
    const range = 'targetRange' in first ? first.targetRange : first.range;
    assert.equal(range.start.line, 11);
    await until('there are three references', async () => {
      const all = await ask<vscode.Location[]>('vscode.executeReferenceProvider', uri, at);
      return all.length === 3;
    });
  }],

  ['renaming a person changes the full name and the bare surname', async () => {
    const { uri, document } = await open('news', 'people.md');
    await until('the people are known', async () => (await references(uri, document, 'Ortega')).length === 3);
    const at = document.positionAt(document.getText().indexOf('Ortega') + 1);
    const edit = await until('it can be renamed', async () => {
      const edit = await ask<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', uri, at, 'Zoë Ortiga');
      return edit.size > 0 && edit;
    });
    assert.deepEqual(edit.get(uri).map(({ newText }) => newText), ['Ortiga', 'Ortiga', 'Ortiga']);
  }],

  ['the symbols of a draft and of all open drafts can be asked for', async () => {
    const { uri } = await open('news', 'people.md');
    const symbols = await until('there are symbols', async () => {
      const found = await ask<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', uri);
      return found?.some(({ name }) => name.includes('Harbour')) && found;
    });
    const names = (found: vscode.DocumentSymbol[]): string[] =>
      found.flatMap(({ name, children }) => [name, ...names(children)]);
    assert.ok(names(symbols).includes('Zoë Ortega'), String(names(symbols)));
    const found = await until('the name is found in all drafts', async () => {
      const found = await ask<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'Ortega');
      return found.length > 0 && found;
    });
    assert.deepEqual(found.map(({ name }) => name), ['Zoë Ortega']);
  }],

  ['each folder of a workspace has its own deskcheck.toml', async () => {
    const news = await open('news', 'days.md');
    const sport = await open('sport', 'days.md');
    await diagnostic(sport.uri, 'placeholder');
    await diagnostic(news.uri, 'placeholder');
    assert.deepEqual(checks(sport.uri), ['placeholder']);
    assert.deepEqual(checks(news.uri), ['weekday-mismatch', 'placeholder']);
  }],

  ['a ledger that is open is changed there, and not on disk below it', async () => {
    const ledger = await open('sport', 'deskcheck.ledger.toml');
    const { uri, document } = await open('sport', 'jobs.md');
    const { range } = await diagnostic(uri, 'unsourced-figure');
    const { start, end } = document.validateRange(range);
    await ask('deskcheck.verify', { uri: uri.toString(), range: { start, end } });
    await until('the ledger has the entry', async () => ledger.document.getText().includes('3,400'));
    assert.ok(ledger.document.isDirty, 'it was written on disk');
  }],

  ['the settings file of the active draft is opened, or made where the server looks for it', async () => {
    for (const folder of ['sport', 'news']) {
      await open(folder, 'days.md');
      await vscode.commands.executeCommand('deskcheck.createSettings');
      const shown = await until(`deskcheck.toml of ${folder} is shown`, async () => {
        const document = vscode.window.activeTextEditor?.document;
        return document?.uri.path.endsWith(`/${folder}/deskcheck.toml`) && document;
      });
      assert.match(shown.getText(), /\[checks\]/);
    }
  }],

  ['the server is stopped and started by command, and says how it is', async () => {
    const extension = vscode.extensions.getExtension<{ state: string; pid: number }>('deskcheck.deskcheck');
    assert.ok(extension);
    await until('the server runs', async () => extension.exports.state === 'running');
    const before = extension.exports.pid;
    await vscode.commands.executeCommand('deskcheck.restart');
    assert.equal(extension.exports.state, 'running');
    assert.notEqual(extension.exports.pid, before);
  }],
];

export async function run(): Promise<void> {
  for (const [name, test] of tests) {
    const start = performance.now();
    const failure = await test().then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.stack : String(error)),
    );
    tell({ name, failure, seconds: (performance.now() - start) / 1000 });
  }
  tell({ end: true });
}

function tell(result: object): void {
  appendFileSync(process.env['DESKCHECK_RESULTS'] ?? '/dev/null', `${JSON.stringify(result)}\n`);
}

async function open(folder: string, file: string) {
  const root = vscode.workspace.workspaceFolders?.find(({ name }) => name === folder);
  assert.ok(root, `the workspace has a folder ${folder}`);
  const uri = vscode.Uri.joinPath(root.uri, file);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return { uri, document };
}

function ask<T>(provider: string, ...args: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(provider, ...args);
}

function references(uri: vscode.Uri, document: vscode.TextDocument, words: string) {
  const at = document.positionAt(document.getText().indexOf(words) + 1);
  return ask<vscode.Location[]>('vscode.executeReferenceProvider', uri, at);
}

function code({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

function checks(uri: vscode.Uri): string[] {
  return vscode.languages.getDiagnostics(uri).map(code);
}

function diagnostic(uri: vscode.Uri, check: string): Promise<vscode.Diagnostic> {
  return until(`${check} is found`, async () =>
    vscode.languages.getDiagnostics(uri).find((one) => code(one) === check),
  );
}

/** Asked again until it is there: VS Code drops an answer while another extension registers itself. */
function actionsAt(uri: vscode.Uri, range: vscode.Range, kind: vscode.CodeActionKind, wanted: string) {
  return until(`“${wanted}” is offered`, async () => {
    const actions = await ask<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider', uri, range, kind.value, 9,
    );
    return actions.some(({ title }) => title.startsWith(wanted)) && actions;
  });
}

async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
