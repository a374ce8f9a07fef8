// tadqiq in VS Code: the server for articles, and around it what an editor needs to see of them.
import * as vscode from 'vscode';
import { Commands } from './commands';
import { Direction } from './direction';
import { Ledgers } from './ledger';
import { Server } from './server';
import { Status } from './status';
import { View } from './view';

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const it = (server = new Server(context));
  const ledgers = new Ledgers(it);
  context.subscriptions.push(
    it, ledgers, new Status(it, ledgers), new View(ledgers), new Commands(it, ledgers), new Direction(it),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (['tadqiq.server', 'tadqiq.holdBack', 'tadqiq.onTypeHelp'].some(name => change.affectsConfiguration(name))) void it.restart();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (it.outdated) void it.restart();
    }),
    // A trusted folder may name a program of its own, which was not looked at before.
    vscode.workspace.onDidGrantWorkspaceTrust(() => void it.restart()),
  );
  await it.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
