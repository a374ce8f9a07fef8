// What the server knows of a document: who is in it and who says what. Asked for again once the text has come to rest.
import * as vscode from 'vscode';
import { Range } from 'vscode-languageclient/node';
import { Server } from './server';

export interface Quotation {
  range: Range;
  text: string;
  kind: 'statement' | 'fragment' | 'term' | 'title' | 'verse';
  attributed: boolean;
  needsAttribution: boolean;
  speaker: { range: Range; name: string; via: 'direct' | 'continuation' | 'headline'; entity: number | null } | null;
  cue: { range: Range; lemma: string; stance: string } | null;
}

export interface Person {
  name: string;
  kind: 'person' | 'organisation' | 'place';
  titles: string[];
  spellings: { text: string; count: number }[];
  mentions: Range[];
  /** Indices into the quotations. */
  says: number[];
}

export interface Ledger {
  uri: vscode.Uri;
  quotations: Quotation[];
  people: Person[];
}

// So long, in milliseconds, nobody types before the lists are asked for.
const REST = 250;

/** The ledger of the article in the active editor. */
export class Ledgers implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Ledger | undefined>();
  private readonly disposables: vscode.Disposable[] = [this.changed];
  private timer: NodeJS.Timeout | undefined;
  private asked = 0;
  current: Ledger | undefined;
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    this.disposables.push(
      vscode.window.onDidChangeActiveTextEditor(() => this.refresh(0)),
      vscode.workspace.onDidChangeTextDocument(it => {
        if (it.document === vscode.window.activeTextEditor?.document) this.refresh(REST);
      }),
      vscode.workspace.onDidCloseTextDocument(it => {
        if (it.uri.toString() === this.current?.uri.toString()) this.refresh(0);
      }),
      server.onDidChangeState(() => this.refresh(0)),
    );
    this.refresh(0);
  }

  private refresh(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), after);
  }

  private async ask(): Promise<void> {
    const number = ++this.asked;
    const editor = vscode.window.activeTextEditor;
    // Focus in a list or a panel is no other article: what was read stays.
    if (!editor && vscode.window.visibleTextEditors.some(it => it.document.uri.toString() === this.current?.uri.toString())) return;
    const ledger = editor && this.server.reads(editor.document) ? await this.of(editor.document) : undefined;
    if (number === this.asked) {
      this.current = ledger;
      this.changed.fire(ledger);
    }
  }

  /** What is known of a document now; undefined where the server does not know it. */
  async of(document: vscode.TextDocument): Promise<Ledger | undefined> {
    const client = this.server.client;
    if (!client?.isRunning()) return undefined;
    const params = { textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) } };
    try {
      const [said, named] = await Promise.all([
        client.sendRequest<{ quotations: Quotation[] } | null>('tadqiq/quotations', params),
        client.sendRequest<{ people: Person[] } | null>('tadqiq/people', params),
      ]);
      return said && named ? { uri: document.uri, quotations: said.quotations, people: named.people } : undefined;
    } catch {
      // The server stopped meanwhile: when it is back, it is asked again.
      return undefined;
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.disposables).dispose();
  }
}

/** A range of the protocol as the editor's own. */
export function rangeOf(it: Range): vscode.Range {
  return new vscode.Range(it.start.line, it.start.character, it.end.line, it.end.character);
}
