// The status item: how many findings and speakers the article has, and whether the server runs.
import * as vscode from 'vscode';
import { Ledger, Ledgers } from './ledger';
import { Server } from './server';

const { l10n } = vscode;

export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('tadqiq', vscode.StatusBarAlignment.Right, 50);
  private readonly disposables: vscode.Disposable[] = [this.item];

  constructor(private readonly server: Server, private readonly ledgers: Ledgers) {
    this.item.name = 'tadqiq';
    this.item.command = 'tadqiq.menu';
    this.disposables.push(
      server.onDidChangeState(() => this.show()),
      ledgers.onDidChange(() => this.show()),
      vscode.languages.onDidChangeDiagnostics(() => this.show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
    );
    this.show();
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (this.server.failure) {
      this.tell('$(error) تدقيق', l10n.t('tadqiq is not running: {0}', this.server.failure), true);
    } else if (!this.server.running) {
      this.tell('$(loading~spin) تدقيق', l10n.t('tadqiq is starting'));
    } else if (document && this.server.reads(document)) {
      const findings = findingsOf(document.uri).length;
      this.tell(findings ? `$(warning) تدقيق ${findings}` : '$(check) تدقيق', this.details(findings, this.ledgers.current));
    } else if (document) {
      this.item.hide();
    }
  }

  private details(findings: number, ledger: Ledger | undefined): string {
    const speakers = new Set(ledger?.quotations.flatMap(it => (it.speaker ? [it.speaker.name] : [])));
    return [
      l10n.t('Findings: {0}', findings),
      l10n.t('Speakers: {0}', speakers.size),
      l10n.t('Quotations: {0}', ledger?.quotations.length ?? 0),
      l10n.t('Version: {0}', this.server.version ?? '?'),
    ].join('\n');
  }

  private tell(text: string, tooltip: string, bad = false): void {
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.backgroundColor = bad ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    this.item.show();
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }
}

/** The findings that are shown in a document. */
export function findingsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(it => it.source === 'tadqiq');
}
