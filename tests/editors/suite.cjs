// What the extension does, asked through VS Code's own interface in its extension host.
const vscode = require('vscode'), assert = require('node:assert/strict'), path = require('node:path'), fs = require('node:fs');
const BAD = 'مايكل هاملتون', GOOD = 'مايكل هاميلتون';
const THREE = ['attribution/missing', 'names/inconsistent', 'quotes/reversed'];

const until = async (what, f, ms = 60000) => {
  for (const end = Date.now() + ms; ;) {
    const it = await f();
    if (it) return it;
    if (Date.now() > end) throw new Error('timeout: ' + what);
    await new Promise(r => setTimeout(r, 25));
  }
};
const folder = n => vscode.workspace.workspaceFolders[n].uri.fsPath;
const findings = doc => vscode.languages.getDiagnostics(doc.uri).filter(it => it.source === 'tadqiq');
const codes = doc => findings(doc).map(it => it.code?.value ?? it.code).sort();
const show = async (doc, want = THREE) => {
  await vscode.window.showTextDocument(doc);
  await until(`${want} in ${doc.uri}`, () => codes(doc).join() === want.join()).catch(e => { throw new Error(`${e.message}; found ${codes(doc)}`); });
  return doc;
};
const open = async (file, want) => show(await vscode.workspace.openTextDocument(file), want);
const the = (doc, code) => findings(doc).find(it => (it.code?.value ?? it.code) === code);
const set = (name, value) => vscode.workspace.getConfiguration('tadqiq').update(name, value, vscode.ConfigurationTarget.Global);
const revert = () => vscode.commands.executeCommand('workbench.action.files.revert');
// The servers that this extension host has started.
const servers = () => fs.readdirSync('/proc').filter(it => /^\d+$/.test(it)).map(Number).filter(pid => {
  try {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
    return parent === process.pid && /tadqiq\0server/.test(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch { return false; }
});

const tests = {
  async 'findings of the three families, with ranges and related places'() {
    const doc = await open(path.join(folder(0), 'article.txt'));
    const name = the(doc, 'names/inconsistent');
    assert.equal(doc.getText(name.range), BAD);
    assert.equal(name.relatedInformation.length, 1);
    assert.equal(doc.getText(the(doc, 'quotes/reversed').range), '»');
    assert.match(doc.getText(the(doc, 'attribution/missing').range), /^«لم نكن نتوقع/);
  },
  async 'columns after emoji and markup'() {
    const doc = await open(path.join(folder(0), 'columns.md'), ['names/inconsistent', 'quotes/reversed']);
    assert.equal(doc.getText(the(doc, 'names/inconsistent').range), BAD);
    assert.equal(doc.getText(the(doc, 'quotes/reversed').range), '»');
  },
  async 'a web page: its words, not its markup'() {
    const doc = await open(path.join(folder(0), 'page.html'), ['names/inconsistent', 'quotes/reversed']);
    assert.equal(the(doc, 'names/inconsistent').range.start.line, 6);
  },
  async 'an untitled document'() {
    const content = fs.readFileSync(path.join(folder(0), 'article.txt'), 'utf8');
    await show(await vscode.workspace.openTextDocument({ language: 'plaintext', content }));
    await revert();
  },
  async 'hover on a name and on a quotation'() {
    const doc = await open(path.join(folder(0), 'article.txt'));
    const hover = async at => (await vscode.commands.executeCommand('vscode.executeHoverProvider', doc.uri, at))
      .flatMap(it => it.contents).map(it => it.value).join('\n');
    assert.match(await hover(the(doc, 'names/inconsistent').range.start), /شخص/);
    assert.match(await hover(doc.positionAt(doc.getText().indexOf('«نرحب') + 1)), /هناء الزيتوني/);
  },
  async 'quick fix, all safe fixes, saved'() {
    const doc = await open(path.join(folder(0), 'article.txt'));
    const before = doc.getText(), range = the(doc, 'names/inconsistent').range;
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', doc.uri, range, 'quickfix');
    const fix = actions.find(it => it.title.includes('اكتب هنا'));
    assert.ok(fix?.isPreferred);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await until('its finding gone', () => codes(doc).join() === 'attribution/missing,quotes/reversed');
    await vscode.commands.executeCommand('tadqiq.fixAll');
    await until('the reversed mark gone', () => codes(doc).join() === 'attribution/missing');
    assert.ok(await doc.save());
    assert.equal(fs.readFileSync(doc.uri.fsPath, 'utf8'), before.replace(BAD, GOOD).replace('لـ»', 'لـ«'));
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    await show(doc);
    assert.ok(await doc.save());
  },
  async 'insert marks around a selection'() {
    const doc = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'قال سالم نعم' });
    const editor = await vscode.window.showTextDocument(doc);
    editor.selection = new vscode.Selection(0, 9, 0, 12);
    await vscode.commands.executeCommand('tadqiq.insertMarks');
    assert.equal(doc.getText(), 'قال سالم «نعم»');
    await revert();
  },
  async 'settings changed while an article is open'() {
    const doc = await open(path.join(folder(0), 'article.txt'));
    await set('rules', { names: 'off', 'quotes/reversed': 'error' });
    await until('names off', () => codes(doc).join() === 'attribution/missing,quotes/reversed');
    await until('an error', () => the(doc, 'quotes/reversed')?.severity === vscode.DiagnosticSeverity.Error);
    await set('rules', undefined);
    await show(doc);
    await set('language', 'en');
    await until('English', () => /^\P{Script=Arabic}/u.test(the(doc, 'quotes/reversed')?.message ?? ''));
    await set('language', 'ar');
    await until('Arabic', () => /\p{Script=Arabic}/u.test(the(doc, 'quotes/reversed')?.message ?? ''));
  },
  async 'a house style of each folder, changed while open'() {
    await open(path.join(folder(1), 'article.txt'), ['attribution/missing', 'names/inconsistent']);
    const doc = await open(path.join(folder(0), 'article.txt'));
    const file = path.join(folder(0), 'tadqiq.toml');
    fs.writeFileSync(file, '[rules]\n"names" = "off"\n');
    await until('names off', () => codes(doc).join() === 'attribution/missing,quotes/reversed');
    fs.unlinkSync(file);
    await show(doc);
  },
  async 'a name for names.toml'() {
    const doc = await open(path.join(folder(0), 'article.txt')), file = path.join(folder(0), 'names.toml');
    const at = doc.positionAt(doc.getText().indexOf(GOOD) + 2);
    vscode.window.activeTextEditor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('tadqiq.addNameHere');
    await until('names.toml', () => fs.existsSync(file) && fs.readFileSync(file, 'utf8').includes(`name = "${GOOD}"`));
    const hover = async () => (await vscode.commands.executeCommand('vscode.executeHoverProvider', doc.uri, at))
      .flatMap(it => it.contents).map(it => it.value).join('\n');
    await until('the hover knows it', async () => /ملف أسماء الصحيفة/.test(await hover()));
    fs.unlinkSync(file);
    await until('the hover does not', async () => !/ملف أسماء الصحيفة/.test(await hover()));
  },
  async 'marks turned while they are typed, where the setting says so'() {
    const doc = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'قال سالم إن ' });
    const editor = await vscode.window.showTextDocument(doc);
    const end = () => new vscode.Selection(0, doc.lineAt(0).text.length, 0, doc.lineAt(0).text.length);
    const type = async text => { editor.selection = end(); for (const it of text) await vscode.commands.executeCommand('type', { text: it }); };
    await type('<<نعم');
    assert.equal(doc.getText(), 'قال سالم إن <<نعم');
    const [old] = servers();
    await set('onTypeHelp', true);
    await until('another server', () => { const [it] = servers(); return it && it !== old; });
    // It may still be starting: then a mark stays as it was typed.
    await until('a turned mark', async () => {
      await type(' <<');
      for (const patience = Date.now() + 1000; Date.now() < patience; await new Promise(r => setTimeout(r, 25))) if (doc.getText().includes('«')) return true;
      return false;
    });
    await set('onTypeHelp', undefined);
    await revert();
  },
  async 'a virtual folder: read, mended, saved'() {
    const text = fs.readFileSync(path.join(folder(0), 'article.txt'), 'utf8'), files = new Map([['/article.txt', Buffer.from(text)]]);
    const changed = new vscode.EventEmitter(), missing = uri => { throw vscode.FileSystemError.FileNotFound(uri); };
    const provider = vscode.workspace.registerFileSystemProvider('desk', {
      onDidChangeFile: changed.event,
      watch: () => ({ dispose() {} }),
      stat: uri => uri.path === '/' ? { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 }
        : files.has(uri.path) ? { type: vscode.FileType.File, ctime: 0, mtime: 0, size: files.get(uri.path).length } : missing(uri),
      readDirectory: () => [...files.keys()].map(it => [it.slice(1), vscode.FileType.File]),
      readFile: uri => files.get(uri.path) ?? missing(uri),
      writeFile: (uri, bytes) => { files.set(uri.path, Buffer.from(bytes)); },
      createDirectory() {}, delete(uri) { files.delete(uri.path); }, rename() {},
    });
    const count = vscode.workspace.workspaceFolders.length;
    vscode.workspace.updateWorkspaceFolders(count, 0, { uri: vscode.Uri.parse('desk:/'), name: 'virtual' });
    const doc = await open(vscode.Uri.parse('desk:/article.txt'));
    await vscode.commands.executeCommand('tadqiq.fixAll');
    await until('the reversed mark gone', () => codes(doc).join() === 'attribution/missing,names/inconsistent');
    assert.ok(await doc.save());
    assert.equal(files.get('/article.txt').toString(), text.replace('لـ»', 'لـ«'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    vscode.workspace.updateWorkspaceFolders(count, 1);
    await until('the folder gone', () => vscode.workspace.workspaceFolders.length === count);
    provider.dispose();
    await show(await vscode.workspace.openTextDocument(path.join(folder(0), 'article.txt')));
  },
  async 'a rule\'s page'() {
    const doc = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'tadqiq-rule', path: '/quotes/reversed.md' }));
    assert.match(doc.getText(), /quotes\/reversed/);
  },
  async 'the server killed, and back'() {
    const doc = await open(path.join(folder(0), 'article.txt'));
    const [old, ...more] = servers();
    assert.deepEqual(more, []);
    process.kill(old, 'SIGKILL');
    await until('another server', () => { const [it] = servers(); return it && it !== old; });
    await vscode.window.activeTextEditor.edit(it => it.insert(new vscode.Position(doc.lineCount - 1, 0), 'انتهى.'));
    await show(doc);
    await revert();
  },
  async 'a restart'() {
    const doc = await open(path.join(folder(0), 'article.txt'));
    const [old] = servers();
    await vscode.commands.executeCommand('tadqiq.restart');
    // The old one may take a moment to end; nothing of it stays.
    await until('one other server', () => servers().length === 1 && servers()[0] !== old);
    await show(doc);
  },
  async 'a program that is not there, and back'() {
    const doc = await open(path.join(folder(0), 'article.txt'));
    const program = vscode.workspace.getConfiguration('tadqiq').get('server.path');
    await set('server.path', '/nowhere/tadqiq');
    await until('no server', () => servers().length === 0);
    await until('no findings', () => findings(doc).length === 0);
    await set('server.path', program);
    await show(doc);
  },
};

exports.run = async () => {
  console.log('the suite begins');
  let bad = 0, good = 0;
  for (const [name, f] of Object.entries(tests)) {
    const started = Date.now();
    try { await f(); good++; console.log(`ok      ${name}, ${Date.now() - started} ms`); } catch (e) { bad++; console.error('not ok  ' + name + '\n' + e.stack); }
  }
  console.log(`${good} passed, ${bad} failed`);
  if (bad) throw new Error(bad + ' failed');
};
