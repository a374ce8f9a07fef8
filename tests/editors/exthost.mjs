// Runs suite.cjs in the extension host of a real VS Code, with two folders open; the window is only the carrier.
// node exthost.mjs --cache DIR --ext EXTENSION_FOLDER --workspace DIR --log FILE -- SERVER [ARGS…]
import fs from 'node:fs';
import path from 'node:path';
import { options, world } from './workbench.mjs';

const opt = options();
const started = Date.now();
const vs = await world({ cache: opt.cache, workspace: opt.workspace, settings: {
  'tadqiq.language': 'ar', 'tadqiq.holdBack': 0, 'tadqiq.server.path': opt.server[0], 'tadqiq.server.args': opt.server.slice(1),
} });
let code = 1;
try {
  // Two folders: the second has a house style of its own.
  fs.cpSync(vs.at('ws'), vs.at('second'), { recursive: true });
  fs.writeFileSync(vs.at('second/tadqiq.toml'), '[rules]\n"quotes" = "off"\n');
  fs.writeFileSync(vs.at('news.code-workspace'), JSON.stringify({ folders: [{ path: 'ws' }, { path: 'second' }] }));
  const tests = path.join(import.meta.dirname, 'suite.cjs');
  // What the suite prints comes mixed with the workbench's own: the former is shown, all is kept.
  const log = fs.createWriteStream(opt.log);
  // On a crowded machine VS Code gives its extension host up before it has started; a window opened again tries again.
  for (let begun = false, attempt = 1; !begun && attempt <= 3; attempt++) {
    if (attempt > 1) console.log('the extension host did not start; the window is opened again');
    const { page, go } = await vs.window(vs.at('news.code-workspace'),
      [['extensionDevelopmentPath', vs.uri(opt.ext)], ['extensionTestsPath', vs.uri(tests)]]);
    // Called by the workbench when the suite has ended.
    const done = new Promise(r => page.exposeFunction('codeAutomationExit', r));
    await page.exposeFunction('codeAutomationLog', (_, args) => {
      const it = [].concat(args).join(' ').trimEnd();
      log.write(it + '\n');
      begun ||= it === 'the suite begins';
      if (/^(ok |not ok |\d+ passed, )/.test(it)) console.log(it);
    });
    await go();
    code = await Promise.race([done, new Promise((_, no) => setTimeout(() => no(new Error('the suite does not end')), 600_000))]);
    if (!begun) code = 1;
    await page.context().close();
  }
} finally {
  await vs.close();
}
console.log(`${((Date.now() - started) / 1000).toFixed(1)} s`);
process.exit(code);
