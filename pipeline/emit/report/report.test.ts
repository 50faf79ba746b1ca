import { expect, test } from 'vitest';
import { picturesOf } from './drawings.ts';
import { reportMarkdown } from './markdown.ts';
import { REPORT } from './testing.ts';
import { reportText } from './text.ts';

test('a terminal shows changed words in brackets only where old and new stand in one line', () => {
  const text = reportText(REPORT.grids, null);
  expect(text).toContain('反馈问题与整改答复([-删去-]{+添上+})');
  expect(text).toMatch(/│ p1 校车采购不规范 +│ 很可能 │/);
  expect(text).toContain('党费[-晚-]{+迟+}');
  expect(text).toContain('66.7%');
});

test('Markdown strikes out what went and escapes what a document says', () => {
  const text = reportMarkdown(REPORT);
  expect(text).toContain('党费~~晚~~**迟**');
  expect(text).toContain('\\<script>');
  expect(text).toMatch(/\| 文书 +\| +完成 \|/);
});

test('each drawing of a table becomes a picture that says in words what it shows', () => {
  const pictures = REPORT.grids.flatMap(picturesOf);
  expect(pictures.map(({ title }) => title)).toEqual(['各轮进度与完成率', '各轮进度', '轮次 × 进度', '从反馈到答复']);
  expect(pictures[0]?.words).toBe('2018年:完成 8、推进中 2;2022年:完成 6、推进中 3');
  expect(pictures[3]?.words).toBe('党的领导方面→党的领导方面→完成 2,党的领导方面→没有答复 1');
  expect(pictures[0]?.svg).toContain('66.7%');
  for (const { svg } of pictures) expect(svg).not.toMatch(/<style|href|url\(|zr\d/);
  expect(REPORT.grids.flatMap(picturesOf)).toEqual(pictures);
});

test('of many rows a chart of bars shows the first, and says so', () => {
  const [, , grid] = REPORT.grids;
  if (!grid) throw new Error('no table');
  const rows = Array.from({ length: 20 }, (_, index) => [`${index}`, 1, 1, null]);
  expect(picturesOf({ ...grid, rows })[1]?.title).toBe('各轮进度(前 12 个)');
  expect(picturesOf({ ...grid, rows: [] })).toEqual([]);
});
