import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { batchFailure } from './failure.ts';
import { FailureList } from './failure-list.ts';

test('what is read later leaves the list, what fails again stands once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-failures-'));
  const list = new FailureList(folder);
  const places = () =>
    readFileSync(join(folder, 'failures.ndjson'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line).path);
  const failure = batchFailure('timeout');
  for (const place of ['/档案/甲.docx', '/档案/甲.docx.pdf', '/档案/乙"引号".txt', '/档案/甲.docx'])
    list.add(place, failure);
  expect(places()).toEqual(['/档案/甲.docx.pdf', '/档案/乙"引号".txt', '/档案/甲.docx']);
  list.drop('/档案/甲.docx');
  list.drop('/档案/从没失败.docx');
  expect(places()).toEqual(['/档案/甲.docx.pdf', '/档案/乙"引号".txt']);
});
