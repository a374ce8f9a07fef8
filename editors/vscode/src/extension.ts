// Starts `tadqiq server` for plain text and Markdown.
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, LanguageClientOptions, ServerOptions, TransportKind } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

// The program that the settings name, else the one that came with the extension, else whatever PATH holds.
function program(extension: string): string {
  const own = path.join(extension, 'server', process.platform === 'win32' ? 'tadqiq.exe' : 'tadqiq');
  return vscode.workspace.getConfiguration('tadqiq').get('server.path', '') || (fs.existsSync(own) ? own : 'tadqiq');
}

async function start(extension: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('tadqiq');
  const command = program(extension);
  const server: ServerOptions = {
    command,
    args: settings.get<string[]>('server.args', ['server']),
    transport: TransportKind.stdio,
  };
  const options: LanguageClientOptions = {
    documentSelector: ['plaintext', 'markdown'].map(language => ({ language })),
    synchronize: { configurationSection: 'tadqiq' },
    // VS Code lays every line of a message out from left to right: isolates keep Arabic in order there.
    initializationOptions: { bidiIsolates: true, language: settings.get<string>('language', 'auto') },
  };
  client = new LanguageClient('tadqiq', 'tadqiq', server, options);
  try {
    await client.start();
  } catch (error) {
    const open = 'Open Settings';
    const chosen = await vscode.window.showErrorMessage(
      `tadqiq: the program "${command}" did not start. Install tadqiq, or name its path in the setting tadqiq.server.path. (${error})`, open);
    if (chosen === open) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'tadqiq.server.path');
    }
  }
}

async function stop(): Promise<void> {
  // A client that never started can't be stopped.
  if (client?.isRunning()) {
    await client.stop();
  }
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand('tadqiq.restart', async () => { await stop(); await start(context.extensionPath); }),
    vscode.commands.registerCommand('tadqiq.showLog', () => client?.outputChannel.show()),
  );
  await start(context.extensionPath);
}

export const deactivate = stop;
