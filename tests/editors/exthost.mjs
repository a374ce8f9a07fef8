// Runs an extension-host test suite (module exporting `run(): Promise<void>`) in a real VS Code server; the browser is only the carrier.
// node exthost.mjs --cache DIR --ext EXTENSION_FOLDER --tests SUITE.cjs --workspace DIR -- SERVER [ARGS…]
// The extension is loaded from its folder (extensionDevelopmentPath): no .vsix needed. Exit code = the suite's.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import net from 'node:net';
import path from 'node:path';

const argv = process.argv.slice(2), dd = argv.indexOf('--');
const server = argv.slice(dd + 1);
const opt = Object.fromEntries(argv.slice(0, dd).map((a, i, all) => [a.slice(2), all[i + 1]]).filter((_, i) => i % 2 === 0));
const cache = path.resolve(opt.cache);
const { chromium } = createRequire(path.join(cache, 'tools/'))('playwright-core');
const VS = path.join(cache, 'vscode/node_modules/code-server/lib/vscode');
const t0 = Date.now();
const tmp = fs.mkdtempSync(path.join(os.tmpdir(), 'vsx-')), ws = path.join(tmp, 'ws'), data = path.join(tmp, 'data');
fs.cpSync(opt.workspace, ws, { recursive: true });
fs.mkdirSync(path.join(data, 'User'), { recursive: true });
fs.writeFileSync(path.join(data, 'User/settings.json'), JSON.stringify({
  'security.workspace.trust.enabled': false, 'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off', 'git.enabled': false,
  'extensions.autoUpdate': false, 'extensions.autoCheckUpdates': false, 'tadqiq.language': 'ar', 'tadqiq.server.path': server[0], 'tadqiq.server.args': server.slice(1),
}));
const env = Object.fromEntries(Object.entries(process.env).filter(([k]) => !/^(VSCODE_|CODE_SERVER|ELECTRON_)/.test(k)));
env.EXTENSIONS_GALLERY = '{}';   // no look-ups at the extension gallery
env.TMPDIR = tmp;                // the vscode-ipc-*.sock files go with it
const port = await new Promise(r => { const s = net.createServer().listen(0, '127.0.0.1', () => { const p = s.address().port; s.close(() => r(p)); }); });
const srv = spawn('node', [path.join(VS, 'out/server-main.js'), '--user-data-dir', data, '--extensions-dir', path.join(tmp, 'ext'), '--server-data-dir', path.join(tmp, 'sd'),
  '--accept-server-license-terms', '--telemetry-level', 'off', '--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
  { env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
await new Promise((ok, no) => { srv.stdout.on('data', d => /agent listening/.test(d) && ok()); srv.on('exit', c => no(new Error('server exit ' + c))); });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'] });
let code = 1;
try {
  const page = await (await browser.newContext()).newPage();
  await page.route(u => u.hostname !== '127.0.0.1' && u.protocol.startsWith('http'), r => r.abort());
  const done = new Promise(r => page.exposeFunction('codeAutomationExit', c => r(c)));        // called by the workbench when run() settles
  // console.* of the suite, mixed with the workbench's own chatter: show the former, keep all in a file
  const logFile = fs.createWriteStream(opt.log ?? 'vscode_exthost.log');
  await page.exposeFunction('codeAutomationLog', (type, args) => { const m = [].concat(args).join(' ').trimEnd(); logFile.write(m + '\n'); if (/^(ok |not ok |\d+ passed, )/.test(m)) console.log(m); });
  const uri = p => `vscode-remote://127.0.0.1:${port}${path.resolve(p)}`;
  const payload = JSON.stringify([['extensionDevelopmentPath', uri(opt.ext)], ['extensionTestsPath', uri(opt.tests)]]);
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(ws)}&payload=${encodeURIComponent(payload)}`);
  code = await Promise.race([done, new Promise((_, no) => setTimeout(() => no(new Error('suite timeout')), Number(opt.timeout ?? 90) * 1000))]);
} finally {
  await browser.close();
  try { process.kill(-srv.pid, 'SIGTERM'); } catch {}
  fs.rmSync(tmp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
console.log(`${((Date.now() - t0) / 1000).toFixed(1)} s, exit code ${code}`);
process.exit(code);
