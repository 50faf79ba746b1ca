import { expect, test } from 'vitest';
import { describeInBrowser, paleTexts, type View } from '../browser/testing.ts';
import { reportPage } from './page.ts';
import { REPORT } from './testing.ts';

test('what a document says stays text', () => {
  expect(reportPage(REPORT)).not.toMatch(/<script>alert|<b>看来/);
});

describeInBrowser('the page of a comparison in a browser', (openHtml) => {
  const open = (view: View = {}) => openHtml(reportPage(REPORT), view);

  test('shows key figures, doubts, charts and changed words', async () => {
    const page = await open();
    expect(await page.locator('.figures li').allTextContents()).toEqual(['3 反馈问题', '66.7% 答复率']);
    expect(await page.locator('.notes').textContent()).toContain('<b>看来</b>');
    expect(await page.locator('figure svg[role=img]').count()).toBe(4);
    expect(await page.locator('del').allTextContents()).toEqual(['不规范', '晚']);
    await page.close();
  });

  test('words and badges filter the rows of all tables; keys step, find and clear', async () => {
    const page = await open();
    const rows = () => page.locator('tr[data-row]:visible').count();
    const all = await rows();
    await page.click('label.chip:has-text("存疑")');
    expect([await rows(), await page.locator('section.grid:visible').count()]).toEqual([1, 1]);
    await page.keyboard.press('Escape');
    expect(await rows()).toBe(all);
    await page.keyboard.press('/');
    await page.keyboard.type('校车');
    expect(await rows()).toBe(1);
    expect(await page.locator('.filters output').textContent()).toBe(`1 / ${all} 行`);
    await page.fill('[name=text]', '没有这样的字');
    expect(await page.locator('.nothing').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    for (const key of ['j', 'j', 'k']) await page.keyboard.press(key);
    expect(await page.locator('tr[aria-current]').textContent()).toContain('p1 校车采购');
    await page.close();
  });

  test.each([
    { dark: false, width: 1440 },
    { dark: true, width: 1440 },
    { dark: false, width: 420 },
  ])('every text has contrast and the page no width of its own (%o)', async (options) => {
    const page = await open(options);
    expect(await page.evaluate(paleTexts)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.close();
  });
});
