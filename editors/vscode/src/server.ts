// The server: which program it is, its start, its end, and what a person is told when it does not start.
import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { LanguageClient, State, TransportKind } from 'vscode-languageclient/node';

const { l10n } = vscode;

/** The languages whose documents are read. */
export const LANGUAGES = ['plaintext', 'markdown', 'html'];

// So long, in milliseconds, a program may take to tell its version.
const PATIENCE = 20_000;

export class Server implements vscode.Disposable {
  private readonly stateChanged = new vscode.EventEmitter<void>();
  private readonly output = vscode.window.createOutputChannel('tadqiq');
  // Starts and stops wait for each other.
  private turn: Promise<void> = Promise.resolve();
  readonly onDidChangeState = this.stateChanged.event;
  client: LanguageClient | undefined;
  version: string | undefined;
  failure: string | undefined;
  private schemes: string[] = [];

  constructor(private readonly extension: vscode.ExtensionContext) {}

  /** The program that the settings name, else the one that came with the extension, else whatever PATH holds. */
  get program(): string {
    const chosen = vscode.workspace.getConfiguration('tadqiq').get('server.path', '').trim();
    const own = path.join(this.extension.extensionPath, 'server', process.platform === 'win32' ? 'tadqiq.exe' : 'tadqiq');
    return chosen || (fs.existsSync(own) ? own : 'tadqiq');
  }

  get running(): boolean {
    return this.client?.state === State.Running;
  }

  /** Whether the server is told of this document. */
  reads(document: vscode.TextDocument): boolean {
    return LANGUAGES.includes(document.languageId) && schemes().includes(document.uri.scheme);
  }

  /** What the program prints for these arguments. */
  async run(...args: string[]): Promise<string> {
    return (await promisify(execFile)(this.program, args, { timeout: PATIENCE, encoding: 'utf8' })).stdout;
  }

  start(): Promise<void> {
    return (this.turn = this.turn.then(() => this.doStart()));
  }

  stop(): Promise<void> {
    return (this.turn = this.turn.then(() => this.doStop()));
  }

  restart(): Promise<void> {
    void this.stop();
    return this.start();
  }

  /** A virtual folder came or went: the server is told of its documents from its next start on. */
  get outdated(): boolean {
    return this.client !== undefined && this.schemes.join() !== schemes().join();
  }

  private async doStart(): Promise<void> {
    const program = this.program;
    this.schemes = schemes();
    this.failure = undefined;
    try {
      // Asked first: a program that is missing, for another machine or something else altogether is told apart here, in one message.
      const said = await this.run('--version');
      this.version = /^tadqiq (\S+)/.exec(said)?.[1];
      if (!this.version) throw new Error(l10n.t('it is not tadqiq'));
      this.client = this.newClient(program);
      await this.client.start();
    } catch (error) {
      this.version = undefined;
      this.failure = reason(error);
      this.stateChanged.fire();
      void this.complain(program, this.failure);
      return;
    }
    this.stateChanged.fire();
  }

  private async doStop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      // A client that is starting, after its server died too, can't be stopped yet: stopped too early it would leave a server behind.
      if (client?.state === State.Starting) await client.start();
      await client?.stop();
    } catch {
      // It never ran, or has ended already.
    }
    this.stateChanged.fire();
  }

  private newClient(program: string): LanguageClient {
    const settings = vscode.workspace.getConfiguration('tadqiq');
    const client = new LanguageClient(
      'tadqiq',
      'tadqiq',
      { command: program, args: settings.get<string[]>('server.args', ['server']), transport: TransportKind.stdio },
      {
        documentSelector: this.schemes.flatMap(scheme => LANGUAGES.map(language => ({ scheme, language }))),
        synchronize: { configurationSection: 'tadqiq' },
        outputChannel: this.output,
        // VS Code lays every line of a message out from left to right: isolates keep Arabic in order there.
        initializationOptions: {
          bidiIsolates: true,
          language: settings.get('language', 'auto'),
          holdBack: settings.get('holdBack', 1),
          onTypeHelp: settings.get('onTypeHelp', false),
        },
        middleware: {
          // The server's own way to a rule's page: shown as ours is.
          executeCommand: (command, args, next) =>
            command === 'tadqiq.explain' ? vscode.commands.executeCommand('tadqiq.explainRule', args[0]) : next(command, args),
        },
      },
    );
    client.onDidChangeState(() => this.stateChanged.fire());
    return client;
  }

  private async complain(program: string, why: string): Promise<void> {
    const settings = l10n.t('Open settings');
    const log = l10n.t('Show log');
    this.output.appendLine(`${program}: ${why}`);
    const chosen = await vscode.window.showErrorMessage(
      l10n.t('The tadqiq program did not start: {0} ({1}). Install it, or name its path in the settings.', why, program), settings, log);
    if (chosen === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'tadqiq.server');
    if (chosen === log) this.showLog();
  }

  showLog(): void {
    this.output.show();
  }

  dispose(): void {
    this.stateChanged.dispose();
    this.output.dispose();
  }
}

// Folders may be virtual: their documents are read as well as those on disk. Comparisons and panels have schemes of their own.
function schemes(): string[] {
  const folders = vscode.workspace.workspaceFolders?.map(it => it.uri.scheme) ?? [];
  return [...new Set(['file', 'untitled', ...folders])];
}

function reason(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT': return l10n.t('there is no such program');
    case 'EACCES': return l10n.t('it may not be run');
    case 'ENOEXEC': return l10n.t('it is not made for this machine');
    default: return error instanceof Error ? error.message.split('\n')[0] ?? '' : String(error);
  }
}
