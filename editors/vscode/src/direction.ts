// Arabic paragraphs ordered from right to left.
//
// VS Code gives every line a left-to-right base direction, so that a full stop, « or » at the end of an Arabic line jumps to the
// other side. A decoration that carries a direction puts the line's words and marks in order. Nothing in the document changes.
import * as vscode from 'vscode';
import { Server } from './server';

// The first letter decides, as in the Unicode bidirectional algorithm (UAX #9, P2); marks, digits and spaces are passed over.
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;
// Lines above and below those in view that are ordered too: scrolling shows nothing out of order.
const MARGIN = 100;

export class Direction implements vscode.Disposable {
  private readonly rightToLeft = vscode.window.createTextEditorDecorationType({
    textDecoration: 'none; direction: rtl',
    rangeBehavior: vscode.DecorationRangeBehavior.OpenOpen,
  });
  private readonly disposables: vscode.Disposable[] = [this.rightToLeft];

  constructor(private readonly server: Server) {
    this.disposables.push(
      vscode.window.onDidChangeVisibleTextEditors(() => this.orderAll()),
      vscode.window.onDidChangeTextEditorVisibleRanges(it => this.order(it.textEditor)),
      vscode.workspace.onDidChangeTextDocument(it => {
        vscode.window.visibleTextEditors.filter(editor => editor.document === it.document).forEach(editor => this.order(editor));
      }),
      vscode.workspace.onDidChangeConfiguration(it => {
        if (it.affectsConfiguration('tadqiq.rightToLeft')) this.orderAll();
      }),
    );
    this.orderAll();
  }

  private orderAll(): void {
    vscode.window.visibleTextEditors.forEach(it => this.order(it));
  }

  private order(editor: vscode.TextEditor): void {
    const { document } = editor;
    if (!this.server.reads(document)) return;
    const wanted = vscode.workspace.getConfiguration('tadqiq', document).get('rightToLeft', true);
    const lines: vscode.Range[] = [];
    for (const seen of wanted ? editor.visibleRanges : []) {
      const last = Math.min(seen.end.line + MARGIN, document.lineCount - 1);
      for (let line = Math.max(seen.start.line - MARGIN, 0); line <= last; line++) {
        const it = document.lineAt(line);
        if (RIGHT_TO_LEFT.test(it.text)) lines.push(it.range);
      }
    }
    editor.setDecorations(this.rightToLeft, lines);
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }
}
