// End-to-end test of a VS Code extension in a real workbench (VS Code server + Chromium), no network.
// node vscode.mjs --cache DIR --vsix FILE --workspace DIR --shots DIR -- SERVER [ARGS…]
// Needs: install_code_server.sh CACHE, a chromium (apt: chromium), an Arabic font (apt: fonts-noto-core).
import { spawn, execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import net from 'node:net';
import path from 'node:path';
import assert from 'node:assert/strict';

const argv = process.argv.slice(2), dd = argv.indexOf('--');
const server = argv.slice(dd + 1);
const opt = Object.fromEntries(argv.slice(0, dd).map((a, i, all) => [a.slice(2), all[i + 1]]).filter((_, i) => i % 2 === 0));
const cache = path.resolve(opt.cache), shots = path.resolve(opt.shots ?? 'shots');
const { chromium } = createRequire(path.join(cache, 'tools/'))('playwright-core');
const VS = path.join(cache, 'vscode/node_modules/code-server/lib/vscode');
fs.mkdirSync(shots, { recursive: true });

const t0 = Date.now();
let n = 0, page;
const log = m => console.log(`${((Date.now() - t0) / 1000).toFixed(1).padStart(5)} s  ${m}`);
const shot = async name => page.screenshot({ path: path.join(shots, `${String(++n).padStart(2, '0')}-${name}.png`) });

// --- one throw-away world per run: workspace copy, user data, extensions (short path: the unix socket name is limited to 107 bytes)
const tmp = fs.mkdtempSync(path.join(os.tmpdir(), 'vse-'));
const ws = path.join(tmp, 'ws'), ext = path.join(tmp, 'ext'), data = path.join(tmp, 'data');
fs.cpSync(opt.workspace, ws, { recursive: true });
fs.mkdirSync(path.join(data, 'User'), { recursive: true });
fs.writeFileSync(path.join(data, 'User/settings.json'), JSON.stringify({
  'security.workspace.trust.enabled': false, 'workbench.startupEditor': 'none', 'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false, 'telemetry.telemetryLevel': 'off', 'update.mode': 'none',
  'extensions.autoUpdate': false, 'extensions.autoCheckUpdates': false, 'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false, 'chat.commandCenter.enabled': false, 'git.enabled': false,
  'files.autoSave': 'off', 'files.hotExit': 'off', 'window.dialogStyle': 'custom', 'editor.minimap.enabled': false,
  'editor.wordWrap': 'on', 'editor.fontFamily': '"Noto Naskh Arabic", "Noto Sans Arabic", monospace', 'editor.fontSize': 18, 'editor.lineHeight': 34,
  'problems.sortOrder': 'position', 'tadqiq.language': 'ar', 'tadqiq.server.path': server[0], 'tadqiq.server.args': server.slice(1), 'tadqiq.trace.server': 'verbose',
}));
const common = ['--user-data-dir', data, '--extensions-dir', ext, '--server-data-dir', path.join(tmp, 'sd'),
  '--accept-server-license-terms', '--telemetry-level', 'off'];
// code-server's own variables must not leak in; VSCODE_* of an outer VS Code neither
const env = Object.fromEntries(Object.entries(process.env).filter(([k]) => !/^(VSCODE_|CODE_SERVER|ELECTRON_)/.test(k)));
env.EXTENSIONS_GALLERY = '{}';   // no look-ups at the extension gallery
env.TMPDIR = tmp;                // the vscode-ipc-*.sock files go with it
execFileSync('node', [path.join(VS, 'out/server-main.js'), ...common, '--install-extension', path.resolve(opt.vsix)], { env, stdio: 'pipe' });
log('extension installed: ' + fs.readdirSync(ext).filter(d => d.includes('-')).join(' '));

const port = await new Promise(r => { const s = net.createServer().listen(0, '127.0.0.1', () => { const p = s.address().port; s.close(() => r(p)); }); });
const srv = spawn('node', [path.join(VS, 'out/server-main.js'), ...common, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
  { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
const srvLog = fs.createWriteStream(path.join(shots, 'server.log'));
srv.stdout.pipe(srvLog); srv.stderr.pipe(srvLog);
await new Promise((ok, no) => { srv.stdout.on('data', d => /agent listening/.test(d) && ok()); srv.on('exit', c => no(new Error('server exit ' + c))); });
log('server up');

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'] });
let failed = true;
try {
  const ctx = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  page = await ctx.newPage();
  page.setDefaultTimeout(30_000);
  // nothing outside 127.0.0.1 can be reached: refuse it at once instead of waiting for DNS time-outs
  await ctx.route(u => !['127.0.0.1', 'localhost'].includes(u.hostname) && u.protocol.startsWith('http'), r => r.abort());
  const file = path.join(ws, 'article.txt');
  const payload = encodeURIComponent(JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${port}${file}`]]));
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(ws)}&payload=${payload}`);
  const editor = page.locator('.editor-instance .monaco-editor[role="code"], .editor-instance .monaco-editor').first();
  await editor.locator('.view-line').first().waitFor();
  log('editor open');
  await shot('opened');

  // 1. diagnostics drawn in the text (this also waits for extension activation + server start)
  await page.locator('.squiggly-warning').first().waitFor();
  log('squiggles drawn');

  // 2. Problems panel
  await editor.click({ position: { x: 200, y: 120 } });
  await page.keyboard.press('Control+Shift+KeyM');
  const rows = page.locator('.markers-panel .monaco-list-row');
  const texts = async () => (await rows.allInnerTexts()).map(s => s.replace(/\s+/g, ' '));
  const until = async (what, f, ms = 20_000) => { for (const end = Date.now() + ms; ;) { const v = await f(); if (v) return v; if (Date.now() > end) throw new Error('timeout: ' + what); await page.waitForTimeout(50); } };
  await until('2 problems', async () => { const t = await texts(); return t.some(s => s.includes('names/inconsistent')) && t.some(s => s.includes('quotes/reversed')); });
  log('problems: ' + JSON.stringify(await texts()));
  await shot('problems');

  // 3. F8 = next problem: the marker widget shows the message
  await editor.locator('.view-line').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  const marker = page.locator('.marker-widget');
  await marker.waitFor();
  await until('marker text', async () => /علامة التنصيص|كُتب الاسم/.test(await marker.innerText()));
  log('F8: ' + JSON.stringify((await marker.innerText()).replace(/\s+/g, ' ')));
  await shot('f8');
  await page.keyboard.press('F8');
  await until('second marker', async () => /كُتب الاسم/.test(await marker.innerText()));
  await page.keyboard.press('Escape');
  await marker.waitFor({ state: 'detached' });

  // 4. hover at the cursor (keyboard, not mouse: no dependency on glyph positions)
  await page.keyboard.press('Control+KeyK'); await page.keyboard.press('Control+KeyI');
  const hover = page.locator('.monaco-hover .hover-contents').filter({ hasText: 'الصفة' });
  await hover.first().waitFor();
  log('hover: ' + JSON.stringify((await page.locator('.monaco-resizable-hover, .monaco-hover').filter({ hasText: 'الصفة' }).first().innerText()).replace(/\s+/g, ' ')));
  await shot('hover');
  // The README's picture: the article, the finding and what the story knows of the person.
  await page.screenshot({ path: path.join(shots, 'readme.png'), clip: { x: 348, y: 35, width: 932, height: 513 } });
  await page.keyboard.press('Escape');

  // 5. quick fix. Ctrl+. can come before the light bulb's request is back: ask until the menu has our row.
  const menu = page.locator('.action-widget .monaco-list-row.action');
  await until('quick fix menu', async () => {
    if (await menu.filter({ hasText: 'اكتب هنا' }).count()) return true;
    await page.keyboard.press('Control+Period');
    await menu.filter({ hasText: 'اكتب هنا' }).first().waitFor({ timeout: 1500 }).catch(() => page.keyboard.press('Escape'));
  });
  log('menu: ' + JSON.stringify((await menu.allInnerTexts())));
  await shot('quickfix-menu');
  // by keyboard: a .context-view-pointerBlock lies over the menu and swallows synthetic clicks
  await until('row focused', async () => {
    if (await page.locator('.action-widget .monaco-list-row.action.focused').filter({ hasText: 'اكتب هنا' }).count()) return true;
    await page.keyboard.press('ArrowDown');
  });
  await page.keyboard.press('Enter');
  await until('no name problem left', async () => (await texts()).every(s => !s.includes('names/inconsistent')));
  await shot('fixed');

  // 6. save, check the disk
  const before = fs.readFileSync(file, 'utf8');
  assert.equal(before.split('مايكل هاملتون').length - 1, 1);
  await editor.locator('.view-line').first().click();
  await page.keyboard.press('Control+KeyS');
  // VS Code truncates, then writes: wait for the expected text, not for "some change" (an empty file can be seen in between)
  const want = before.replace('مايكل هاملتون', 'مايكل هاميلتون');
  await until('saved', async () => fs.readFileSync(file, 'utf8') === want).catch(() => assert.equal(fs.readFileSync(file, 'utf8'), want));
  await page.locator('.tab.active:not(.dirty)').waitFor();
  await shot('saved');
  log('saved');
  failed = false;
} catch (e) {
  await shot('FAILED').catch(() => {});
  fs.writeFileSync(path.join(shots, 'FAILED.html'), await page.content().catch(() => ''));
  throw e;
} finally {
  await browser.close();
  try { process.kill(-srv.pid, 'SIGTERM'); } catch {}
  await new Promise(r => srv.exitCode !== null ? r() : srv.once('exit', r));
  const find = (d) => fs.existsSync(d) ? fs.readdirSync(d, { recursive: true }).filter(f => /\.log$/.test(f)).map(f => path.join(d, f)) : [];
  for (const f of find(path.join(data, 'logs'))) fs.copyFileSync(f, path.join(shots, 'log-' + path.basename(f)));
  if (!failed || !process.env.KEEP) fs.rmSync(tmp, { recursive: true, force: true });
  log(failed ? 'FAILED (see ' + shots + ')' : 'ok');
}
console.log(`1 passed, 0 failed`);
