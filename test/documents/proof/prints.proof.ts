import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import { chromium } from 'playwright';
import { openCast } from './cast.ts';
import { readWithTools } from './tools.ts';

const { till, ana, cases } = await openCast();
const BASE = till.deps.config.baseUrl;
/** What helps on a screen only. */
const ON_SCREEN = '.skip, .menu a, .extras a:not([href^="tel:"]), .crumbs a, .button, button';

const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
after(() => browser.close());
const context = await browser.newContext({ javaScriptEnabled: false });
const cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
await context.route('**/*', async (route) => {
  const asked = route.request();
  const answer = await till.app.fetch(new Request(asked.url(), { headers: { cookie } }), {});
  const body = Buffer.from(await answer.arrayBuffer());
  await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
});

for (const paper of cases) {
  suite(`the page of the ${paper.name}, printed`, async () => {
    const page = await context.newPage();
    const answer = await page.goto(BASE + paper.page);
    assert.equal(answer?.status(), 200, paper.page);
    const title = await page.title();
    const labels = await page.locator(ON_SCREEN).allInnerTexts();
    const read = readWithTools(await page.pdf({ format: 'A4' }), { scan: false });
    await page.close();

    test('is A4, and no longer than it has to be', () => {
      assert.match(read.info['Page size'] ?? '', /A4/);
      assert.equal(Number(read.info.Pages) > 1, paper.printsOn === 'several', `${read.info.Pages} pages`);
    });

    test('has what matters', () => {
      for (const words of paper.printed)
        assert.ok(read.text.includes(words), `${words} in ${read.text.slice(0, 3000)}`);
      assert.equal(read.info.Title, title);
    });

    test('has no menus and no buttons', () => {
      assert.ok(labels.length > 10);
      for (const label of labels.map((one) => one.replace(/\s+/g, ' ').trim()))
        assert.ok(label === '' || !read.lines.includes(label), `«${label}» is printed`);
    });
  });
}
