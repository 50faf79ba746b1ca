import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** How wide a page is opened, in which colours. */
export interface View {
  readonly width?: number;
  readonly dark?: boolean;
}

/** Opens a page of some HTML, from a file as people do. */
export type Open = (html: string, view?: View) => Promise<Page>;

/**
 * Tests that open pages in Chromium; skipped where there is none. Each fails where a page wrote to the console, asked something, met an error or
 * requested anything but itself.
 */
export function describeInBrowser(name: string, tests: (open: Open) => void): void {
  describe.skipIf(!existsSync(CHROMIUM))(name, () => {
    let browser: Browser;
    let pages = 0;
    const folder = mkdtempSync(join(tmpdir(), 'taizhang-page-'));
    const trouble: string[] = [];
    beforeAll(async () => {
      const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
      browser = await chromium.launch({ executablePath: CHROMIUM, args });
    });
    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    });
    afterEach(() => {
      expect(trouble.splice(0)).toEqual([]);
    });
    tests(async (html, { width = 1440, dark = false } = {}) => {
      const file = join(folder, `${++pages}.html`);
      writeFileSync(file, html);
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
      });
      page.on('console', (message) => trouble.push(message.text()));
      page.on('pageerror', (error) => trouble.push(error.message));
      page.on('dialog', (dialog) => trouble.push(dialog.message()));
      page.on('request', (request) => {
        if (request.url() !== pathToFileURL(file).href) trouble.push(request.url());
      });
      await page.goto(pathToFileURL(file).href);
      return page;
    });
  });
}

/** In the page: texts whose contrast with what lies behind them is under 4.5 to 1. */
export function paleTexts(): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) return ['no canvas'];
  const colours = new Map<string, readonly number[]>();
  const parse = (colour: string) => {
    const known = colours.get(colour);
    if (known) return known;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const parsed = [...canvas.getImageData(0, 0, 1, 1).data];
    colours.set(colour, parsed);
    return parsed;
  };
  const light = (colour: readonly number[]) => {
    const [r = 0, g = 0, b = 0] = colour
      .slice(0, 3)
      .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const pale = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!holder || !node.nodeValue?.trim() || !holder.checkVisibility() || holder.closest('script, svg, .sr')) continue;
    let ground: readonly number[] = [255, 255, 255, 255];
    for (let around: Element | null = holder; around; around = around.parentElement) {
      const colour = parse(getComputedStyle(around).backgroundColor);
      if (colour[3] === 255) {
        ground = colour;
        break;
      }
    }
    const [a, b] = [light(parse(getComputedStyle(holder).color)), light(ground)].toSorted((one, two) => two - one);
    const contrast = ((a ?? 0) + 0.05) / ((b ?? 0) + 0.05);
    if (contrast < 4.5) pale.add(`${contrast.toFixed(2)} ${holder.className} ${node.nodeValue.slice(0, 12)}`);
  }
  return [...pale];
}
