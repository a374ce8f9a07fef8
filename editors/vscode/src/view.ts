// "People and quotations": who is in the article and who says what, beside the text; it follows the cursor.
import * as vscode from 'vscode';
import { Ledger, Ledgers, Person, Quotation, rangeOf } from './ledger';

const { l10n } = vscode;

interface Node {
  id: string;
  item: vscode.TreeItem;
  parent: Node | undefined;
  children: Node[];
  /** Where the cursor must stand for this node to be the one. */
  covers: vscode.Range[];
}

// So many letters of a quotation stand in the list: what does not fit would be cut off at the wrong end.
const SHOWN = 32;
const KINDS = { person: 'person', organisation: 'organization', place: 'location' } as const;
const QUOTED = { statement: 'comment', fragment: 'quote', term: 'tag', title: 'symbol-string', verse: 'book' } as const;

export class View implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly tree: vscode.TreeView<Node>;
  private readonly disposables: vscode.Disposable[] = [this.changed];
  private roots: Node[] = [];
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly ledgers: Ledgers) {
    this.tree = vscode.window.createTreeView('tadqiq.story', { treeDataProvider: this, showCollapseAll: true });
    this.disposables.push(
      this.tree,
      ledgers.onDidChange(it => this.rebuild(it)),
      vscode.window.onDidChangeTextEditorSelection(it => {
        // A click in the list moves the cursor too: the list must not jump away under the mouse.
        if (it.kind !== undefined && it.textEditor === vscode.window.activeTextEditor) this.follow(it.textEditor);
      }),
      this.tree.onDidChangeVisibility(it => {
        if (it.visible && vscode.window.activeTextEditor) this.follow(vscode.window.activeTextEditor);
      }),
    );
    this.rebuild(ledgers.current);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return node.item;
  }

  getChildren(node?: Node): Node[] {
    return node ? node.children : this.roots;
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  private rebuild(ledger: Ledger | undefined): void {
    this.roots = ledger && (ledger.people.length || ledger.quotations.length) ? build(ledger) : [];
    this.changed.fire();
    if (vscode.window.activeTextEditor) this.follow(vscode.window.activeTextEditor);
  }

  // The node under the cursor is selected, if the view is open; the focus stays in the text.
  private follow(editor: vscode.TextEditor): void {
    if (!this.tree.visible || editor.document.uri.toString() !== this.ledgers.current?.uri.toString()) return;
    const at = editor.selection.active;
    const here = this.roots.flatMap(it => it.children).filter(node => node.covers.some(it => it.contains(at)));
    const size = (node: Node) => Math.min(...node.covers.filter(it => it.contains(at)).map(it => extent(editor.document, it)));
    const node = here.sort((a, b) => size(a) - size(b))[0];
    if (node && this.tree.selection[0] !== node) void this.tree.reveal(node, { select: true, focus: false });
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }
}

function extent(document: vscode.TextDocument, range: vscode.Range): number {
  return document.offsetAt(range.end) - document.offsetAt(range.start);
}

function build(ledger: Ledger): Node[] {
  const people = group('people', l10n.t('People and bodies'), ledger.people.length);
  const quotations = group('quotations', l10n.t('Quotations'), ledger.quotations.length);
  people.children = ledger.people.map((it, i) => personNode(people, ledger, it, `people/${i}`));
  quotations.children = ledger.quotations.map((it, i) => quotationNode(quotations, ledger, it, `quotations/${i}`));
  return [people, quotations];
}

function group(id: string, label: string, count: number): Node {
  const item = new vscode.TreeItem(isolated(label), vscode.TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.description = String(count);
  return { id, item, parent: undefined, children: [], covers: [] };
}

function personNode(parent: Node, ledger: Ledger, it: Person, id: string): Node {
  const item = new vscode.TreeItem(isolated(it.name), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.description = isolated(it.titles.join('، ') || mentions(it.mentions.length));
  item.tooltip = [it.name, ...it.titles, ...it.spellings.map(spelling => `${spelling.text}: ${spelling.count}`)].map(isolated).join('\n');
  item.iconPath = new vscode.ThemeIcon(KINDS[it.kind]);
  item.contextValue = it.kind;
  if (it.mentions[0]) item.command = reveal(ledger.uri, rangeOf(it.mentions[0]));
  const node: Node = { id, item, parent, children: [], covers: it.mentions.map(rangeOf) };
  node.children = [
    ...it.says.flatMap((index, i) => {
      const said = ledger.quotations[index];
      return said ? [quotationNode(node, ledger, said, `${id}/says/${i}`)] : [];
    }),
    ...it.spellings.filter(() => it.spellings.length > 1).map((spelling, i) => {
      return leaf(node, `${id}/spelled/${i}`, spelling.text, mentions(spelling.count), 'case-sensitive');
    }),
    ...it.mentions.map((mention, i) => {
      const child = leaf(node, `${id}/named/${i}`, l10n.t('Line {0}', mention.start.line + 1), '', 'location');
      child.item.command = reveal(ledger.uri, rangeOf(mention));
      return child;
    }),
  ];
  return node;
}

function quotationNode(parent: Node, ledger: Ledger, it: Quotation, id: string): Node {
  const node = leaf(parent, id, shortened(it.text), it.speaker?.name ?? '', QUOTED[it.kind]);
  if (it.needsAttribution) {
    node.item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
    node.item.description = l10n.t('no speaker');
  }
  node.item.tooltip = [it.text, kind(it), ...(it.speaker ? [it.speaker.name] : []), ...(it.cue ? [it.cue.lemma] : [])].map(isolated).join('\n');
  node.item.command = reveal(ledger.uri, rangeOf(it.range));
  node.covers = [rangeOf(it.range)];
  return node;
}

function leaf(parent: Node, id: string, label: string, description: string, icon: string): Node {
  const item = new vscode.TreeItem(isolated(label));
  item.id = id;
  item.description = isolated(description);
  item.iconPath = new vscode.ThemeIcon(icon);
  return { id, item, parent, children: [], covers: [] };
}

// The first words of a quotation, with its opening mark.
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= SHOWN ? line : `${line.slice(0, line.lastIndexOf(' ', SHOWN))}…`;
}

/** What a quotation is, in words. */
export function kind(it: Quotation): string {
  switch (it.kind) {
    case 'statement': return l10n.t('somebody\'s words');
    case 'fragment': return l10n.t('a few words of somebody\'s');
    case 'term': return l10n.t('a term or nickname');
    case 'title': return l10n.t('the name of a work or body');
    case 'verse': return l10n.t('scripture, verse or proverb');
  }
}

function mentions(count: number): string {
  return l10n.t('mentions: {0}', count);
}

function reveal(uri: vscode.Uri, range: vscode.Range): vscode.Command {
  return { title: l10n.t('Show'), command: 'vscode.open', arguments: [uri, { selection: range, preserveFocus: false }] };
}

/** Arabic as VS Code shows it in order: its lists lay every line out from left to right. */
export function isolated(text: string): string {
  return text && `\u2067${text}\u2069`;
}
