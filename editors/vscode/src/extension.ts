// The extension's life: it starts the server when the first draft is opened and stops it at the end.

import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node';

import { findServer } from './server';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('deskcheck', { log: true });
  const trace = vscode.window.createOutputChannel('deskcheck trace', { log: true });
  const restart = async () => {
    await client?.stop();
    client = create(context, { outputChannel: output, traceOutputChannel: trace });
    await client?.start();
  };
  context.subscriptions.push(
    output,
    trace,
    vscode.commands.registerCommand('deskcheck.restart', restart),
    vscode.commands.registerCommand('deskcheck.showOutput', () => output.show()),
  );
  await restart();
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}

function create(
  context: vscode.ExtensionContext,
  channels: Pick<LanguageClientOptions, 'outputChannel' | 'traceOutputChannel'>,
): LanguageClient | undefined {
  const server = findServer({
    setting: vscode.workspace.getConfiguration('deskcheck').get<string | null>('server.path'),
    extension: context.extensionPath,
    environment: process.env,
    platform: process.platform,
  });
  if (!server) {
    void vscode.window.showWarningMessage('The program deskcheck is not installed.');
    return undefined;
  }
  const drafts = ['markdown', 'plaintext', 'mdx', 'quarto', 'rmd', 'pandoc'];
  const documentSelector = ['file', 'untitled'].flatMap((scheme) =>
    drafts.map((language) => ({ scheme, language })),
  );
  return new LanguageClient(
    'deskcheck',
    'deskcheck',
    { command: server.path, args: ['lsp'] },
    { ...channels, documentSelector },
  );
}
