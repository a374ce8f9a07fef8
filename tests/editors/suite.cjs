// Extension-host suite: plain node:assert; the `vscode` module is the real API.
const vscode = require('vscode'), assert = require('node:assert/strict'), path = require('node:path'), fs = require('node:fs');
const BAD = 'مايكل هاملتون', GOOD = 'مايكل هاميلتون';
const until = async (what, f, ms = 15000) => { for (const end = Date.now() + ms; ;) { const v = await f(); if (v) return v; if (Date.now() > end) throw new Error('timeout: ' + what); await new Promise(r => setTimeout(r, 25)); } };
const tests = {
  async 'findings, hover, quick fix, fix all, save'() {
    const file = path.join(vscode.workspace.workspaceFolders[0].uri.fsPath, 'article.txt');
    const doc = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(doc);
    const mine = () => vscode.languages.getDiagnostics(doc.uri).filter(d => d.source === 'tadqiq');
    const ds = await until('3 diagnostics', () => mine().length === 3 && mine());
    assert.deepEqual(ds.map(d => d.code).sort(), ['attribution/missing', 'names/inconsistent', 'quotes/reversed']);
    const name = ds.find(d => d.code === 'names/inconsistent');
    assert.equal(doc.getText(name.range), BAD);
    assert.equal(name.relatedInformation.length, 1);
    assert.equal(doc.getText(ds.find(d => d.code === 'quotes/reversed').range), '»');
    const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', doc.uri, name.range.start);
    assert.match(hovers.flatMap(h => h.contents).map(c => c.value).join('\n'), /شخص/);
    const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', doc.uri, name.range);
    const fix = actions.find(a => a.title.includes('اكتب هنا'));
    assert.ok(fix?.isPreferred); assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await until('2 diagnostics', () => mine().length === 2);
    // All safe fixes at once: the reversed mark.
    const all = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', doc.uri, name.range, 'source.fixAll.tadqiq');
    assert.equal(all.length, 1); assert.ok(await vscode.workspace.applyEdit(all[0].edit));
    await until('1 diagnostic', () => mine().length === 1);
    const before = fs.readFileSync(file, 'utf8');
    assert.ok(await doc.save());
    assert.equal(fs.readFileSync(file, 'utf8'), before.replace(BAD, GOOD).replace('لـ»', 'لـ«'));
  },
};
exports.run = async () => {
  let bad = 0, good = 0;
  for (const [name, f] of Object.entries(tests)) {
    try { await f(); good++; console.log('ok      ' + name); } catch (e) { bad++; console.error('not ok  ' + name + '\n' + e.stack); }
  }
  console.log(`${good} passed, ${bad} failed`);
  if (bad) throw new Error(bad + ' failed');
};
