// The server's life: started, paused, stopped by itself, not there. All ways to a running server
// lead through `start`, one step at a time.

import * as vscode from 'vscode';
import { ExecuteCommandRequest, State as ClientState } from 'vscode-languageclient/node';
import type { LanguageClient } from 'vscode-languageclient/node';

import { createClient, type Channels } from './client';
import { Crashes } from './crashes';
import { probe } from './probe';
import { findServer, type Server } from './server';
import type { State } from './status';

export class Desk implements vscode.Disposable {
  /** What the server calls itself, as long as one is known. */
  public version: string | undefined;

  private client: LanguageClient | undefined;
  private server: Server | undefined;
  private crashes = new Crashes();
  private current: State = 'starting';
  /** The steps under way; the next begins when the last has ended. */
  private steps: Promise<void> = Promise.resolve();
  private toldMissing = false;
  /** The drafts whose findings have arrived since the server was started. */
  private readonly read = new Set<string>();
  private readonly changed = new vscode.EventEmitter<void>();

  /** The state is another, or a draft has been read for the first time. */
  public readonly onDidChange = this.changed.event;

  public constructor(
    private readonly extensionPath: string,
    private readonly channels: Channels,
  ) {}

  public get state(): State {
    return this.current;
  }

  /** Whether the findings that VS Code shows for a draft are all there are. */
  public hasRead(uri: vscode.Uri): boolean {
    return this.read.has(uri.toString());
  }

  /** The server's process, while there is one. */
  public get pid(): number | undefined {
    return this.client?.serverProcess?.pid;
  }

  /** Where the server is, if there is one. */
  public get path(): string | undefined {
    return this.server?.path;
  }

  /** Starts the server, or stops it and starts it again. */
  public restart(): Promise<void> {
    return this.next(() => this.startAnew());
  }

  /** Stops the server, and with it all findings go, until [`restart`]. */
  public pause(): Promise<void> {
    return this.next(async () => {
      await this.stopClient();
      this.become('paused');
    });
  }

  /** Starts the server that is configured now, if it is another one; a pause goes on. */
  public serverMayHaveChanged(): Promise<void> {
    return this.next(async () => {
      if (this.state === 'paused' || this.find()?.path === this.server?.path) return;
      this.toldMissing = false;
      await this.startAnew();
    });
  }

  /** What the server's command says, or undefined if this server has no such command. */
  public async ask<T>(command: string, argument: unknown): Promise<T | undefined> {
    await this.steps;
    const client = this.client;
    const known = client?.initializeResult?.capabilities.executeCommandProvider?.commands;
    if (!client || !known?.includes(command)) return undefined;
    const answer: unknown = await client.sendRequest(ExecuteCommandRequest.type, {
      command,
      arguments: [argument],
    });
    return (answer ?? undefined) as T | undefined;
  }

  /** A range of the server's as VS Code has it. */
  public range(range: Parameters<LanguageClient['protocol2CodeConverter']['asRange']>[0]) {
    return this.client?.protocol2CodeConverter.asRange(range) ?? undefined;
  }

  /** The address of a document as the server has it. */
  public uri(uri: vscode.Uri): string {
    return this.client?.code2ProtocolConverter.asUri(uri) ?? uri.toString();
  }

  /** Stops the server for good. */
  public close(): Promise<void> {
    return this.next(() => this.stopClient());
  }

  public dispose(): void {
    this.changed.dispose();
  }

  private next(step: () => Promise<void>): Promise<void> {
    this.steps = this.steps.then(step).catch((error: unknown) => this.fail(error));
    return this.steps;
  }

  private async startAnew(): Promise<void> {
    await this.stopClient();
    this.crashes = new Crashes();
    await this.start();
  }

  private async start(): Promise<void> {
    this.become('starting');
    this.server = this.find();
    if (!this.server) {
      this.become('missing');
      this.tellMissing();
      return;
    }
    const { path, origin } = this.server;
    this.version = await probe(path);
    this.channels.output.info(`${this.version}: ${path} (${origin})`);
    const client = createClient(path, this.channels, (uri) => this.note(uri));
    client.onDidChangeState(({ newState }) => this.follow(client, newState));
    this.client = client;
    await client.start();
  }

  private find(): Server | undefined {
    return findServer({
      setting: vscode.workspace.getConfiguration('deskcheck').get<string | null>('server.path'),
      extension: this.extensionPath,
      environment: process.env,
      platform: process.platform,
    });
  }

  private async stopClient(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    // One that did not start cannot be stopped.
    if (!client || client.state === ClientState.StartFailed) return;
    await client.stop().catch((error: unknown) => {
      this.channels.output.warn(`The server did not stop in time: ${String(error)}`);
    });
  }

  /** What becomes of the client without a step of ours. */
  private follow(client: LanguageClient, state: ClientState): void {
    if (client !== this.client) return;
    if (state === ClientState.Running) this.become('running');
    // Of a server that stops before it has answered, `start` hears.
    if (state === ClientState.Stopped && this.state === 'running') this.stoppedByItself(client);
  }

  private stoppedByItself(client: LanguageClient): void {
    if (!this.crashes.startAgain(Date.now())) {
      this.fail(new Error('it keeps stopping by itself'));
      return;
    }
    this.channels.output.warn('The server has stopped; it is started again');
    void this.next(async () => {
      // Unless somebody has paused or restarted it meanwhile.
      if (client !== this.client) return;
      await this.stopClient();
      await this.start();
    });
  }

  private fail(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.channels.output.error(why);
    this.become('failed');
    void this.offerRestart(`deskcheck is not running: ${why}`);
  }

  private async offerRestart(message: string): Promise<void> {
    const restart = 'Restart';
    const output = 'Show output';
    const choice = await vscode.window.showErrorMessage(message, restart, output);
    if (choice === restart) await this.restart();
    if (choice === output) this.channels.output.show();
  }

  private tellMissing(): void {
    if (this.toldMissing) return;
    this.toldMissing = true;
    const how = 'How to install';
    const message = 'The program deskcheck is not installed: nothing is checked.';
    void vscode.window.showWarningMessage(message, how).then((choice) => {
      if (choice === how) void vscode.commands.executeCommand('deskcheck.howToInstall');
    });
  }

  private note(uri: vscode.Uri): void {
    if (this.hasRead(uri)) return;
    this.read.add(uri.toString());
    this.changed.fire();
  }

  private become(state: State): void {
    if (state === this.current) return;
    this.current = state;
    this.read.clear();
    this.changed.fire();
  }
}
