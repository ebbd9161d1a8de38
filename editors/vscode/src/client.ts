// The language client: what it is interested in, what it can do besides the protocol, and what
// happens when the connection breaks. When it is started and stopped is up to `desk`.

import type * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  vsdiag,
  type ErrorHandler,
  type Middleware,
  type StaticFeature,
} from 'vscode-languageclient/node';

import { SELECTOR } from './drafts';
import { LENS_COMMANDS, SOURCE } from './ids';
import { linkToPage } from './pages';

export interface Channels {
  readonly output: vscode.LogOutputChannel;
  readonly trace: vscode.LogOutputChannel;
}

/** Errors in a row on one connection after which it is given up. */
const BROKEN = 3;

/** Is told that the findings of a draft have arrived. */
export type HasRead = (uri: vscode.Uri) => void;

/** A client for the server at `path`. */
export function createClient(path: string, channels: Channels, hasRead: HasRead): LanguageClient {
  const client = new LanguageClient(
    SOURCE,
    'deskcheck',
    { command: path, args: ['lsp'] },
    {
      documentSelector: [...SELECTOR],
      outputChannel: channels.output,
      traceOutputChannel: channels.trace,
      // What has to be said is said by `desk`, once and with a button.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      errorHandler,
      // A server that does not start is told of by `desk`.
      initializationFailedHandler: () => false,
      middleware: middleware(hasRead),
    },
  );
  client.registerFeature(beyondTheProtocol);
  return client;
}

function middleware(hasRead: HasRead): Middleware {
  return {
    provideDiagnostics: async (document, previous, token, next) => {
      const report = await next(document, previous, token);
      if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full) report.items.forEach(linkToPage);
      const uri = 'uri' in document ? document.uri : document;
      // Behind the next turn the findings stand where VS Code shows them from.
      if (report) setImmediate(() => hasRead(uri));
      return report;
    },
    provideWorkspaceDiagnostics: (previous, token, reporter, next) =>
      next(previous, token, (chunk) => {
        for (const report of chunk?.items ?? []) {
          if (report.kind === vsdiag.DocumentDiagnosticReportKind.full) report.items.forEach(linkToPage);
        }
        reporter(chunk);
      }),
  };
}

/** Whether a server that has stopped is started again is up to `desk`, too. */
const errorHandler: ErrorHandler = {
  error: (_error, _message, count = 1) => ({
    action: count <= BROKEN ? ErrorAction.Continue : ErrorAction.Shutdown,
    handled: true,
  }),
  closed: () => ({
    action: CloseAction.DoNotRestart,
    message: 'The connection to the server is closed',
    handled: true,
  }),
};

/**
 * Tells the server what no capability tells: which commands it may put behind a code lens, and that
 * VS Code itself shows a finding with its evidence on hover and follows the links of one.
 */
const beyondTheProtocol: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    const experimental: object = capabilities.experimental ?? {};
    capabilities.experimental = {
      ...experimental,
      commands: { commands: LENS_COMMANDS },
      hoverShowsDiagnostics: true,
      hoverFollowsLinks: true,
    };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};
