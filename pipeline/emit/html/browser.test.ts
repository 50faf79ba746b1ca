import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, paleTexts, type View } from '../browser/testing.ts';
import type { DocumentRows } from '../rows/model.ts';
import { renderHtml } from './html.ts';
import { fixtureLedger, repeated, rowsOf } from './testing.ts';

const ledger = fixtureLedger('housing-bureau');

describeInBrowser('the review page in a browser', (openHtml) => {
  const open = (rows: readonly DocumentRows[], { redact = false, ...view }: View & { redact?: boolean } = {}) =>
    openHtml(renderHtml(rows, { redact }), view);

  /** Whether a thing is to be seen inside the side that holds it. */
  const seen = (page: Page, selector: string, side: string) =>
    page.evaluate(
      ([what, where]) => {
        const [thing, frame] = [what, where].map((one) => document.querySelector(one ?? '')?.getBoundingClientRect());
        return !!thing && !!frame && thing.top >= frame.top && thing.top < frame.bottom;
      },
      [selector, side],
    );

  test('a click on a row shows and marks its text; a click on the text shows its row', async () => {
    const page = await open([rowsOf(ledger)]);
    expect(await seen(page, '#t-p11', '.source')).toBe(false);
    await page.click('#r-p11 .statement');
    expect(await seen(page, '#t-p11', '.source')).toBe(true);
    const marked = await page.locator('.source .problem.on').allTextContents();
    const [problem] = ledger.problems.filter(({ id }) => id === 'p11');
    expect(marked.join('\n')).toBe(ledger.text.slice(problem?.span.start, problem?.span.end));
    expect(await page.getAttribute('#r-p11', 'aria-current')).toBe('true');

    await page.locator('.source [data-r="p15.m2"]').first().scrollIntoViewIfNeeded();
    await page.locator('.source [data-r="p15.m2"]').first().click();
    expect(await page.getAttribute('#r-p15', 'aria-current')).toBe('true');
    expect(await seen(page, '#r-p15', '.ledger')).toBe(true);
    expect(await page.locator('.ledger li.on').textContent()).toContain(
      ledger.measures.find(({ id }) => id === 'p15.m2')?.text,
    );

    await page.click('.ledger [id="r-t:1"] td.value');
    expect(await page.locator('.source .total.on').textContent()).toBe(ledger.totals[1]?.raw);
    await page.click('#r-p3 .badge');
    expect(await page.locator('.source .status.on').textContent()).toBe(ledger.problems[2]?.status.raw);
    await page.close();
  });

  test('filters by state, area, topic and text, together', async () => {
    const page = await open([rowsOf(ledger)]);
    const rows = () => page.locator('.problems tr[data-r]:visible').count();
    await page.click('label.chip.completed');
    expect(await rows()).toBe(12);
    expect(await page.locator('.filters output').textContent()).toBe('12 / 18 个');
    const [category] = new Set(ledger.problems.map((problem) => problem.category));
    await page.selectOption('select[name=area]', category ?? '');
    const both = ledger.problems.filter(
      (problem) => problem.category === category && problem.status.state === 'completed',
    );
    expect(await rows()).toBe(both.length);
    expect(await page.locator('.problems tr.category:visible').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await rows()).toBe(18);
    const topic = ledger.problems[0]?.topics[0] ?? '';
    await page.selectOption('select[name=topic]', topic);
    expect(await rows()).toBe(ledger.problems.filter(({ topics }) => topics.includes(topic)).length);
    await page.click('.filters button[type=reset]');
    await page.fill('input[type=search]', '公务加油卡');
    expect(await rows()).toBe(1);
    expect(
      await page
        .locator('.source p.off')
        .first()
        .evaluate((mark) => getComputedStyle(mark).opacity),
    ).not.toBe('1');
    await page.fill('input[type=search]', '没有这样的字');
    expect(await page.locator('.none').isVisible()).toBe(true);
    await page.close();
  });

  test('keys: next and previous problem, next check, find', async () => {
    const page = await open([rowsOf(ledger)]);
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
    expect(await page.locator('tr[aria-current]').getAttribute('data-r')).toBe('p2');
    expect(await seen(page, '#t-p2', '.source')).toBe(true);
    await page.keyboard.press('c');
    expect(await page.locator('tr[aria-current]').getAttribute('data-r')).toBe('p11');
    expect(await page.locator('.source .check.now').count()).toBe(2);
    expect(await page.locator('.said').textContent()).toContain('进度前后不一');
    await page.keyboard.press('/');
    await page.keyboard.type('jkc');
    expect(await page.inputValue('input[type=search]')).toBe('jkc');
    await page.keyboard.press('Escape');
    // The chosen row is where Tab stops in the table; the arrows lead on.
    await page.click('#r-p4 .number a');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-go'))).toBe('p5');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-r'))).toBe('p5.m1');
    await page.keyboard.press('Enter');
    expect(await page.locator('.source .measure.on').first().getAttribute('data-r')).toBe('p5.m1');
    await page.close();
  });

  test('charts: a piece for each state, a dot for each deadline; a click on a piece filters', async () => {
    const page = await open([rowsOf(ledger)]);
    const pieces = (chart: string) => page.locator(`[data-chart=${chart}] [ecmeta_ssr_type=chart]`);
    expect(await pieces('states').count()).toBe(3);
    const days = new Set(ledger.problems.flatMap(({ deadline }) => deadline?.date ?? []));
    expect(await pieces('deadlines').count()).toBe(days.size);
    expect(await page.locator('svg[role=img]').count()).toBe(4);
    await pieces('states').nth(1).click();
    expect(await page.locator('.problems tr[data-r]:visible').count()).toBe(3);
    await pieces('states').nth(1).click();
    await pieces('deadlines').first().click();
    const first = [...days].toSorted()[0];
    expect(await page.locator('.problems tr[data-r]:visible').count()).toBe(
      ledger.problems.filter(({ deadline }) => deadline?.date === first).length,
    );
    await page.close();
  });

  test('everything has a name and enough contrast, light and dark', async () => {
    for (const dark of [false, true]) {
      const page = await open([rowsOf(ledger)], { dark });
      await page.click('.legend summary');
      expect(await page.evaluate(unnamed)).toEqual([]);
      expect(await page.evaluate(paleTexts)).toEqual([]);
      await page.close();
    }
  });

  test('on a narrow window one side at a time, nothing wider than the window', async () => {
    const page = await open([rowsOf(ledger)], { width: 390 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await page.locator('.source').isVisible()).toBe(false);
    await page.click('#r-p7 .number a');
    expect(await page.locator('.source').isVisible()).toBe(true);
    expect(await seen(page, '#t-p7', '.source')).toBe(true);
    await page.click('.views button[data-view=ledger]');
    expect(await seen(page, '#r-p7', '.ledger')).toBe(true);
    await page.close();
  });

  test('several documents: one at a time, as chosen', async () => {
    const page = await open([rowsOf(ledger), rowsOf(fixtureLedger('narrative-college'))]);
    expect(await page.locator('article.document:visible').count()).toBe(1);
    await page.click('.overview a[href="#d2-document"]');
    expect(await page.locator('#d2-document').isVisible()).toBe(true);
    await page.keyboard.press('j');
    expect(await page.locator('#d2-document tr[aria-current]').count()).toBe(1);
    await page.close();
  });

  test('hostile words run nothing', async () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>"onmouseover="alert(3)';
    const problems = ledger.problems.map((problem) => ({
      ...problem,
      statement: hostile,
      category: hostile,
      topics: [hostile],
    }));
    const text = hostile + ledger.text.slice(hostile.length);
    const page = await open([rowsOf({ ...ledger, text, problems, document: { ...ledger.document, title: hostile } })]);
    expect(await page.locator('h2').textContent()).toBe(hostile);
    await page.hover('h2');
    await page.keyboard.press('j');
    await page.close();
  });

  test('a page of 110 problems opens with less than a second of work', async () => {
    const many = repeated(ledger, 7);
    const times: number[] = [];
    for (let run = 0; run < 3; run++) {
      const page = await open([rowsOf(many)]);
      const session = await page.context().newCDPSession(page);
      // The time that the page's own thread works, whatever else the machine does meanwhile.
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      const worked = async () => {
        const { metrics } = await session.send('Performance.getMetrics');
        return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
      };
      const before = await worked();
      await page.reload();
      times.push(Math.round((await worked()) - before));
      await page.close();
    }
    console.info(`${many.problems.length} problems: opened with ${times.join(', ')} ms of work`);
    expect(Math.min(...times)).toBeGreaterThan(0);
    expect(Math.min(...times)).toBeLessThan(1000);
  });
});

/** In the page: things one can act on that have no name. */
function unnamed(): string[] {
  return Array.from(document.querySelectorAll('a, button, input, select, [role=separator], section, svg'))
    .filter((thing) => {
      const label = thing.closest('label')?.textContent?.trim();
      return !(
        thing.getAttribute('aria-label') ??
        thing.getAttribute('aria-labelledby') ??
        (thing.textContent?.trim() || label)
      );
    })
    .map((thing) => thing.outerHTML.slice(0, 120));
}
