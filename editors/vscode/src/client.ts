// The language client: what it is interested in, what it can do besides the protocol, and what
// happens when the connection breaks. When it is started and stopped is up to `desk`.

import type * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  type ErrorHandler,
  type StaticFeature,
} from 'vscode-languageclient/node';

import { SELECTOR } from './drafts';
import { LENS_COMMANDS, SOURCE } from './ids';

export interface Channels {
  readonly output: vscode.LogOutputChannel;
  readonly trace: vscode.LogOutputChannel;
}

/** Errors in a row on one connection after which it is given up. */
const BROKEN = 3;

/** A client for the server at `path`. `startAgain` is asked when the server has stopped by itself. */
export function createClient(
  path: string,
  channels: Channels,
  startAgain: () => boolean,
): LanguageClient {
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
      errorHandler: errorHandler(startAgain),
    },
  );
  client.registerFeature(lensCommands);
  return client;
}

function errorHandler(startAgain: () => boolean): ErrorHandler {
  return {
    error: (_error, _message, count = 1) => ({
      action: count <= BROKEN ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: true,
    }),
    closed: () => ({
      action: startAgain() ? CloseAction.Restart : CloseAction.DoNotRestart,
      handled: true,
    }),
  };
}

/** Tells the server which commands it may put behind a code lens. */
const lensCommands: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    const experimental: object = capabilities.experimental ?? {};
    capabilities.experimental = { ...experimental, commands: { commands: LENS_COMMANDS } };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};
