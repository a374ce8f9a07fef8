// A real VS Code: its server, and Chromium for its window. A throw-away world each time: workspace, settings, extensions.
// Needs install_code_server.sh CACHE, a chromium, an Arabic font.
import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

// Nothing that asks, greets, looks things up or saves by itself.
const QUIET = {
  'security.workspace.trust.enabled': false, 'workbench.startupEditor': 'none', 'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false, 'telemetry.telemetryLevel': 'off', 'update.mode': 'none',
  'extensions.autoUpdate': false, 'extensions.autoCheckUpdates': false, 'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false, 'chat.commandCenter.enabled': false, 'git.enabled': false,
  'files.autoSave': 'off', 'files.hotExit': 'off', 'window.dialogStyle': 'custom', 'problems.sortOrder': 'position',
};

// So long, in milliseconds, anything may take: a crowded machine is slow, and only what fails waits so long.
const PATIENCE = 90_000;

/** The command line: `--name value` pairs, then `--` and the server's own. */
export function options(argv = process.argv.slice(2)) {
  const dashes = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const pairs = argv.slice(0, dashes);
  const opt = Object.fromEntries(pairs.map((it, i) => [it.slice(2), pairs[i + 1]]).filter((_, i) => i % 2 === 0));
  return { ...opt, server: argv.slice(dashes + 1) };
}

/** Waits until `f` gives something; `what` is what the error calls it. */
export async function until(what, f, ms = PATIENCE) {
  for (const end = Date.now() + ms; ;) {
    const it = await f();
    if (it) return it;
    if (Date.now() > end) throw new Error('timeout: ' + what);
    await new Promise(r => setTimeout(r, 25));
  }
}

/** Starts a VS Code server with a copy of `workspace`; `vsix` is installed. */
export async function world({ cache, workspace, vsix, settings = {} }) {
  const { chromium } = createRequire(path.join(path.resolve(cache), 'tools/'))('playwright-core');
  const program = path.join(path.resolve(cache), 'vscode/node_modules/code-server/lib/vscode/out/server-main.js');
  // Short: the name of a socket in it is limited to 107 bytes.
  const tmp = fs.mkdtempSync(path.join(os.tmpdir(), 'vs-'));
  const at = name => path.join(tmp, name);
  fs.cpSync(workspace, at('ws'), { recursive: true });
  // A setting of machine scope, such as the program's path, counts in the machine's file only; any other in either.
  const configure = more => {
    for (const it of ['data/User', 'data/Machine']) {
      fs.mkdirSync(at(it), { recursive: true });
      fs.writeFileSync(at(it + '/settings.json'), JSON.stringify({ ...QUIET, ...settings, ...more }));
    }
  };
  configure();
  const common = ['--user-data-dir', at('data'), '--extensions-dir', at('ext'), '--server-data-dir', at('sd'),
    '--accept-server-license-terms', '--telemetry-level', 'off'];
  // Neither code-server's own variables nor those of a VS Code around us may leak in.
  const env = Object.fromEntries(Object.entries(process.env).filter(([k]) => !/^(VSCODE_|CODE_SERVER|ELECTRON_)/.test(k)));
  env.EXTENSIONS_GALLERY = '{}';   // no look-ups at the extension gallery
  env.TMPDIR = tmp;                // the vscode-ipc-*.sock files go with it
  if (vsix) execFileSync('node', [program, ...common, '--install-extension', path.resolve(vsix)], { env, stdio: 'pipe' });
  const port = await new Promise(r => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => r(port)); });
  });
  const server = spawn('node', [program, ...common, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    { env, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  await new Promise((ok, no) => {
    server.stdout.on('data', it => /agent listening/.test(it) && ok());
    server.on('exit', it => no(new Error('the VS Code server ended: ' + it)));
  });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'] });
  return {
    at, configure,
    uri: file => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`,
    /** A window on a folder or a .code-workspace file; `payload` is what the workbench is to do, `language` that of its interface. */
    async window(what, payload = [], language = undefined) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
      const page = await context.newPage();
      // What a language pack does: the workbench's own words stay English without one, an extension's do not.
      if (language) await page.addInitScript(it => { globalThis._VSCODE_NLS_LANGUAGE = it; }, language);
      page.setDefaultTimeout(PATIENCE);
      // Nothing outside this machine is reached: refused at once instead of after a time-out.
      await context.route(it => it.hostname !== '127.0.0.1' && it.protocol.startsWith('http'), it => it.abort());
      const kind = what.endsWith('.code-workspace') ? 'workspace' : 'folder';
      const go = () => page.goto(`http://127.0.0.1:${port}/?${kind}=${encodeURIComponent(what)}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
      return { page, go };
    },
    /** Ends everything; the log files are kept in `logs`. */
    async close(logs) {
      await browser.close();
      try { process.kill(-server.pid, 'SIGTERM'); } catch { /* it has ended already */ }
      await new Promise(r => (server.exitCode !== null || server.signalCode !== null ? r() : server.once('exit', r)));
      if (logs && fs.existsSync(at('data/logs'))) {
        fs.mkdirSync(logs, { recursive: true });
        for (const it of fs.readdirSync(at('data/logs'), { recursive: true }).filter(it => /tadqiq\.log$|remoteexthost\.log$/.test(it))) {
          fs.copyFileSync(path.join(at('data/logs'), it), path.join(logs, path.basename(it)));
        }
      }
      fs.rmSync(tmp, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
