// What a person can ask for by name: lists to go through, all safe fixes, «», a rule's page.
import * as vscode from 'vscode';
import { Ledgers, rangeOf } from './ledger';
import { Server } from './server';
import { findingsOf } from './status';
import { isolated, kind } from './view';

const { l10n } = vscode;

/** The scheme under which rules' pages are shown. */
const PAGES = 'tadqiq-rule';

interface Place extends vscode.QuickPickItem {
  range: vscode.Range;
}

export class Commands implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly disposable: vscode.Disposable;

  constructor(private readonly server: Server, private readonly ledgers: Ledgers) {
    const commands: Record<string, (...args: unknown[]) => unknown> = {
      'tadqiq.restart': () => server.restart(),
      'tadqiq.showLog': () => server.showLog(),
      'tadqiq.showQuotations': () => this.showQuotations(),
      'tadqiq.showPeople': () => this.showPeople(),
      'tadqiq.fixAll': () => this.fixAll(),
      'tadqiq.insertMarks': () => insertMarks(),
      'tadqiq.addNameHere': () => this.addName(),
      'tadqiq.explainRule': rule => this.explain(rule),
      'tadqiq.menu': () => this.menu(),
    };
    this.disposable = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(PAGES, this),
      ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
    );
  }

  /** A rule's page, as the program prints it. */
  provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return this.server.run('explain', uri.path.replace(/^\/|\.md$/g, ''));
  }

  private async showQuotations(): Promise<void> {
    const editor = this.article();
    const ledger = editor && (await this.ledgers.of(editor.document));
    if (!ledger) return;
    const places = ledger.quotations.map((it): Place => ({
      label: isolated(it.text.replace(/\s+/g, ' ')),
      description: isolated(it.speaker?.name ?? (it.needsAttribution ? l10n.t('no speaker') : kind(it))),
      range: rangeOf(it.range),
    }));
    await pick(editor, places, l10n.t('Who says what: choose a quotation'), l10n.t('There are no quotations in this article.'));
  }

  private async showPeople(): Promise<void> {
    const editor = this.article();
    const ledger = editor && (await this.ledgers.of(editor.document));
    if (!ledger) return;
    const places = ledger.people.flatMap((it): Place[] => it.mentions.slice(0, 1).map(first => ({
      label: isolated(it.name),
      description: isolated(it.titles.join('، ')),
      detail: l10n.t('mentions: {0}', it.mentions.length),
      range: rangeOf(first),
    })));
    await pick(editor, places, l10n.t('Who is in it: choose a name'), l10n.t('Nobody is named in this article.'));
  }

  private async fixAll(): Promise<void> {
    const editor = this.article();
    if (!editor) return;
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider', editor.document.uri, whole, 'source.fixAll.tadqiq', 1);
    const edit = actions?.find(it => it.kind?.value === 'source.fixAll.tadqiq')?.edit;
    if (edit) {
      await vscode.workspace.applyEdit(edit);
    } else {
      void vscode.window.showInformationMessage(l10n.t('There is nothing here that tadqiq can mend without you.'));
    }
  }

  // What the newsroom's names.toml is to say of the name at the cursor; a person chooses where there is more than one thing to say.
  private async addName(): Promise<void> {
    const editor = this.article();
    if (!editor) return;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider', editor.document.uri, editor.selection, vscode.CodeActionKind.QuickFix.value);
    const decisions = (actions ?? []).filter(it => namesFile(it));
    const chosen = decisions.length > 1
      ? (await vscode.window.showQuickPick(decisions.map(action => ({ label: action.title, action }))))?.action
      : decisions[0];
    const file = chosen && namesFile(chosen);
    if (chosen?.edit && file) {
      await vscode.workspace.applyEdit(chosen.edit);
      await (await vscode.workspace.openTextDocument(file)).save();
    } else if (!decisions.length) {
      void vscode.window.showInformationMessage(l10n.t('There is no name here that names.toml does not have.'));
    }
  }

  // The rule named, else that of the finding at the cursor, else one of all rules.
  private async explain(named: unknown): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const here = editor && findingsOf(editor.document.uri).find(it => it.range.contains(editor.selection.active));
    const rule = typeof named === 'string' ? named : here ? code(here) : await this.chooseRule();
    if (rule) await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.from({ scheme: PAGES, path: `/${rule}.md` }));
  }

  private async chooseRule(): Promise<string | undefined> {
    const arabic = vscode.env.language.startsWith('ar');
    const rules = JSON.parse(await this.server.run('rules', '--format', 'json')) as
      { id: string; summary: { ar: string; en: string } }[];
    const items = rules.map(it => ({ label: it.id, description: arabic ? isolated(it.summary.ar) : it.summary.en }));
    return (await vscode.window.showQuickPick(items, { placeHolder: l10n.t('Which rule?'), matchOnDescription: true }))?.label;
  }

  private async menu(): Promise<void> {
    const entry = (icon: string, label: string, command: string) => ({ label: `$(${icon}) ${label}`, command });
    const chosen = await vscode.window.showQuickPick([
      entry('comment-discussion', l10n.t('Show quotations'), 'tadqiq.showQuotations'),
      entry('person', l10n.t('Show people'), 'tadqiq.showPeople'),
      entry('checklist', l10n.t('Apply all safe fixes'), 'tadqiq.fixAll'),
      entry('add', l10n.t('Add the name here to names.toml'), 'tadqiq.addNameHere'),
      entry('book', l10n.t('Explain a rule'), 'tadqiq.explainRule'),
      entry('refresh', l10n.t('Restart'), 'tadqiq.restart'),
      entry('output', l10n.t('Show log'), 'tadqiq.showLog'),
    ], { placeHolder: this.server.version ? `tadqiq ${this.server.version}` : 'tadqiq' });
    if (chosen) await vscode.commands.executeCommand(chosen.command);
  }

  // The article in the active editor; a person is told where there is none.
  private article(): vscode.TextEditor | undefined {
    const editor = vscode.window.activeTextEditor;
    if (editor && this.server.reads(editor.document) && this.server.running) return editor;
    void vscode.window.showInformationMessage(this.server.running
      ? l10n.t('Open an article first: plain text, Markdown or HTML.')
      : l10n.t('tadqiq is not running.'));
    return undefined;
  }

  dispose(): void {
    this.disposable.dispose();
  }
}

// The names.toml that an action changes.
function namesFile(it: vscode.CodeAction): vscode.Uri | undefined {
  return it.edit?.entries().map(([uri]) => uri).find(uri => uri.path.endsWith('/names.toml'));
}

function code(it: vscode.Diagnostic): string {
  return String(typeof it.code === 'object' ? it.code.value : it.code);
}

// Each place is shown in the text while the list is gone through; Escape goes back to where the cursor was.
async function pick(editor: vscode.TextEditor, places: Place[], placeHolder: string, none: string): Promise<void> {
  if (!places.length) {
    void vscode.window.showInformationMessage(none);
    return;
  }
  const [selection, visible] = [editor.selection, editor.visibleRanges[0]];
  const show = (it: vscode.Range) => {
    editor.selection = new vscode.Selection(it.start, it.end);
    editor.revealRange(it, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  };
  const chosen = await vscode.window.showQuickPick(places, {
    placeHolder, matchOnDescription: true, onDidSelectItem: it => show((it as Place).range),
  });
  if (chosen) {
    show(chosen.range);
  } else {
    editor.selection = selection;
    if (visible) editor.revealRange(visible, vscode.TextEditorRevealType.AtTop);
  }
}

// Around each selection; with nothing selected the cursor comes to stand between the marks.
async function insertMarks(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  await editor?.insertSnippet(new vscode.SnippetString('«${TM_SELECTED_TEXT}$0»'));
}
