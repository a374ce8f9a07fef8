// The extension as a person meets it: packaged, installed into a real VS Code, used by the keyboard, looked at.
// node vscode.mjs --cache DIR --vsix FILE --workspace DIR --shots DIR
// The program is the one in the package: no setting names another.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { options, until, world } from './workbench.mjs';

const opt = options();
const shots = path.resolve(opt.shots);
fs.rmSync(shots, { recursive: true, force: true });
fs.mkdirSync(shots, { recursive: true });
const BAD = 'مايكل هاملتون', GOOD = 'مايكل هاميلتون';
const LOOK = {
  'editor.minimap.enabled': false, 'editor.fontFamily': '"Noto Naskh Arabic", "Noto Sans Arabic", monospace',
  'editor.fontSize': 18, 'editor.lineHeight': 34, 'tadqiq.language': 'ar', 'tadqiq.holdBack': 0,
};
const vs = await world({ cache: opt.cache, workspace: opt.workspace, vsix: opt.vsix, settings: LOOK });

let page, n = 0;
const shot = async name => page.screenshot({ path: path.join(shots, `${String(++n).padStart(2, '0')}-${name}.png`) });
const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
const editor = () => page.locator('.editor-instance .monaco-editor').first();
const squiggles = () => page.locator('.squiggly-warning').count();
const status = () => page.locator('#tadqiq\\.tadqiq\\.tadqiq, [id="tadqiq.tadqiq.tadqiq"]').innerText().catch(() => '');
const rows = () => page.locator('.markers-panel .monaco-list-row').allInnerTexts();
const problem = async (rule, there = true) => until(`${rule}${there ? '' : ' gone'}`, async () => (await rows()).some(it => it.includes(rule)) === there);
const onDisk = async (file, want) => {
  // VS Code truncates, then writes: only the whole text counts.
  await until('saved', () => fs.readFileSync(file, 'utf8') === want).catch(() => assert.equal(fs.readFileSync(file, 'utf8'), want));
};
// A command of the palette, by its English title.
const command = async title => {
  await press('F1');
  const input = page.locator('.quick-input-widget:not([style*="display: none"]) input').first();
  await input.fill('>' + title);
  const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
  await row.waitFor();
  await until(`${title} chosen`, async () => (await row.getAttribute('class')).includes('focused'));
  await press('Enter');
};
// The cursor to a line and a column, both from 1, the column in UTF-16 units.
const goTo = async (line, column) => {
  await press('Control+KeyG');
  const input = page.locator('.quick-input-widget input').first();
  await input.fill(`:${line}:${column}`);
  await press('Enter');
  await until(`Ln ${line}, Col ${column}`, () => page.getByText(`Ln ${line}, Col ${column}`, { exact: true }).count());
};
// The menu of fixes, opened by Ctrl+.: it may come before the findings' actions are there, so that it is asked for again.
const menu = () => page.locator('.action-widget .monaco-list-row.action');
const openFixes = async text => until('the menu of fixes', async () => {
  if (await menu().filter({ hasText: text }).count()) return true;
  await press('Control+Period');
  await menu().filter({ hasText: text }).first().waitFor({ timeout: 2000 }).catch(() => press('Escape'));
  return false;
});
// By keyboard: something lies over the menu and swallows clicks.
const takeFix = async text => {
  await until(`${text} focused`, async () => {
    if (await menu().filter({ hasText: text }).and(page.locator('.focused')).count()) return true;
    await press('ArrowDown');
    return false;
  });
  await press('Enter');
};
const place = (text, words, offset = 0) => {
  const before = text.slice(0, text.indexOf(words) + offset).split('\n');
  return [before.length, before.at(-1).length + 1];
};
const openArticle = async (folder, language) => {
  const file = path.join(folder, 'article.txt');
  const window = await vs.window(folder, [['openFile', vs.uri(file)]], language);
  page = window.page;
  await window.go();
  await editor().locator('.view-line').first().waitFor();
  await until('3 squiggles', async () => await squiggles() === 3);
  await editor().locator('.view-line').first().click();
  return file;
};

const tests = {
  async 'findings, told in the text, the status bar and the list of problems'() {
    const file = await openArticle(vs.at('ws'));
    this.file = file;
    this.text = fs.readFileSync(file, 'utf8');
    await until('the status item', async () => /تدقيق 3/.test(await status()));
    await shot('opened');
    await press('Control+Shift+KeyM');
    for (const it of ['quotes/reversed', 'names/inconsistent', 'attribution/missing']) await problem(it);
    await shot('problems');
    await press('Control+Shift+KeyM', 'Control+Digit1', 'Control+Home', 'F8');
    const marker = page.locator('.marker-widget');
    await until('the first finding', async () => /علامة التنصيص/.test(await marker.innerText()));
    await shot('f8');
    await press('F8');
    await until('the second finding', async () => /كُتب الاسم/.test(await marker.innerText()));
    await press('Escape');
    await marker.waitFor({ state: 'detached' });
  },
  async 'people and quotations, beside the text, with the cursor'() {
    await command('Focus on People and Quotations View');
    const list = page.locator('#workbench\\.parts\\.sidebar .monaco-list-row');
    await until('the lists', async () => (await list.count()) >= 6);
    await press('Control+Digit1');
    const follows = async words => {
      await goTo(...place(this.text, words, 2));
      await until(`${words} at the cursor`, async () => (await list.and(page.locator('.selected')).allInnerTexts()).some(it => it.includes(words)));
    };
    await follows(GOOD);
    await follows('«لم نكن');
    await shot('people');
    await page.screenshot({ path: path.join(shots, 'people.png'), clip: { x: 0, y: 35, width: 1280, height: 500 } });
  },
  async 'a hover says who that is'() {
    await goTo(...place(this.text, BAD));
    await press('Control+KeyK', 'Control+KeyI');
    const hover = page.locator('.monaco-hover').filter({ hasText: 'الصفة' }).first();
    await hover.waitFor();
    await until('all of the hover', () => hover.evaluate(it => getComputedStyle(it).opacity === '1' && !it.getAnimations({ subtree: true }).length));
    await shot('hover');
    await page.screenshot({ path: path.join(shots, 'readme.png'), clip: { x: 0, y: 35, width: 1280, height: 560 } });
    await press('Escape');
  },
  async 'a fix by the keyboard, saved'() {
    await goTo(...place(this.text, BAD));
    await openFixes('اكتب هنا');
    await shot('fixes');
    await page.screenshot({ path: path.join(shots, 'fix.png'), clip: { x: 348, y: 35, width: 932, height: 460 } });
    await takeFix('اكتب هنا');
    await until('its squiggle gone', async () => await squiggles() === 2);
    await press('Control+KeyS');
    this.fixed = this.text.replace(BAD, GOOD);
    await onDisk(this.file, this.fixed);
    await shot('fixed');
  },
  async 'all safe fixes from the palette, saved'() {
    await command('Apply All Safe Fixes');
    await until('the squiggle of the mark gone', async () => await squiggles() === 1);
    await press('Control+KeyS');
    this.fixed = this.fixed.replace('لـ»', 'لـ«');
    await onDisk(this.file, this.fixed);
    await shot('all-safe-fixes');
  },
  async 'from a keypress to the squiggle'() {
    const times = [];
    await goTo(...place(this.fixed, '«المجلة'));
    for (let i = 0; i < 12; i++) {
      await page.evaluate(() => {
        window.took = undefined;
        const before = document.querySelectorAll('.squiggly-warning').length;
        addEventListener('keydown', () => {
          const start = performance.now();
          const look = () => document.querySelectorAll('.squiggly-warning').length > before ? (window.took = performance.now() - start) : requestAnimationFrame(look);
          look();
        }, { once: true, capture: true });
      });
      await press('Delete');
      times.push(await until('a squiggle', () => page.evaluate(() => window.took)));
      await press('Control+KeyZ');
      await until('no squiggle', async () => await squiggles() === 1);
      await goTo(...place(this.fixed, '«المجلة'));
    }
    times.sort((a, b) => a - b);
    console.log(`from a keypress to its squiggle: median ${times[6].toFixed(0)} ms, longest ${times.at(-1).toFixed(0)} ms`);
  },
  async 'a name for names.toml, from the menu'() {
    await goTo(...place(this.fixed, GOOD, 2));
    await openFixes('أضف');
    await shot('name-menu');
    await takeFix('أضف');
    const names = path.join(path.dirname(this.file), 'names.toml');
    await until('names.toml', () => fs.existsSync(names) && fs.readFileSync(names, 'utf8').includes(`name = "${GOOD}"`));
    // The server hears of the file a moment later; a hover that is open says what was known when it opened.
    const known = page.locator('.monaco-hover').filter({ hasText: 'ملف أسماء الصحيفة' }).first();
    await until('a hover that knows it', async () => {
      await press('Escape', 'Control+KeyK', 'Control+KeyI');
      return known.waitFor({ timeout: 2000 }).then(() => true, () => false);
    });
    await shot('name-added');
    await press('Escape');
    await goTo(...place(this.fixed, '«المجلة'));
  },
  async 'a list of quotations to go through, and a rule explained'() {
    await command('Show Quotations');
    const list = page.locator('.quick-input-list .monaco-list-row');
    await until('the quotations', async () => (await list.count()) === 4);
    await press('ArrowDown');
    await until('the place of the quotation shown', () => page.getByText(/^Ln 3, /).count());
    await shot('quotations');
    await press('Escape');
    // The cursor goes back to where it was, and only then somewhere else.
    const [line, column] = place(this.fixed, '«المجلة');
    await until('the cursor back', () => page.getByText(`Ln ${line}, Col ${column}`, { exact: true }).count());
    await goTo(...place(this.fixed, '«لم نكن', 2));
    await command('Explain a Rule');
    const preview = page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await preview.getByText('attribution/missing').first().waitFor();
    await shot('rule');
    await page.context().close();
  },
  async 'an interface in Arabic'() {
    fs.cpSync(opt.workspace, vs.at('arabic'), { recursive: true });
    await openArticle(vs.at('arabic'), 'ar');
    await press('F1');
    await page.locator('.quick-input-widget input').first().fill('>tadqiq');
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'اعرض الاقتباسات' }).waitFor();
    await shot('palette-in-arabic');
    await press('Escape');
    await page.locator('.activitybar .action-label[aria-label="تدقيق"]').click();
    await page.locator('#workbench\\.parts\\.sidebar').getByText('الأشخاص والجهات').waitFor();
    await shot('people-in-arabic');
    await page.context().close();
  },
  async 'a folder that is not trusted names no program'() {
    const folder = vs.at('strange'), trap = vs.at('trap'), sprung = vs.at('sprung');
    fs.cpSync(opt.workspace, folder, { recursive: true });
    fs.writeFileSync(trap, `#!/bin/sh\ntouch ${sprung}\n`, { mode: 0o755 });
    fs.mkdirSync(path.join(folder, '.vscode'));
    fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'tadqiq.server.path': trap }));
    vs.configure({ 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' });
    await openArticle(folder);
    await page.getByText('Restricted Mode').first().waitFor();
    assert.ok(!fs.existsSync(sprung), 'the program that the folder names was started');
    await shot('not-trusted');
    await page.context().close();
  },
};

let good = 0, bad = 0;
const shared = {};
const begun = Date.now();
try {
  for (const [name, test] of Object.entries(tests)) {
    const started = Date.now();
    try {
      await test.call(shared);
      good++;
      console.log(`ok      ${name}, ${Date.now() - started} ms`);
    } catch (e) {
      bad++;
      console.log(`not ok  ${name}\n${e.stack}`);
      await shot('FAILED').catch(() => {});
      fs.writeFileSync(path.join(shots, 'FAILED.html'), await page.content().catch(() => ''));
      await press('Escape').catch(() => {});
    }
  }
} finally {
  await vs.close(shots);
}
console.log(`${((Date.now() - begun) / 1000).toFixed(1)} s\n${good} passed, ${bad} failed`);
process.exit(bad ? 1 : 0);
