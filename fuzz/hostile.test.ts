import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { untrueSpans } from '../fixtures/spans.ts';
import { createProcessor, type Ledger, ledgerSchema, openDocument } from '../pipeline/index.ts';
import { WORD_NAMESPACE } from '../pipeline/source/docx/xml.ts';

/** Texts as no office writes them, and what each must give. Time is that of the processor: what else the machine does is not its fault. */
const processor = await createProcessor();
const SECONDS = 5;

async function read(bytes: Uint8Array): Promise<Ledger> {
  const began = process.cpuUsage();
  const ledger = processor.processSync(await openDocument(bytes, 'hostile.txt')).result;
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1e6).toBeLessThan(SECONDS);
  return ledger;
}

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const cycle = (i: number, of: readonly string[]): string => of[i % of.length] ?? '';
const MARKERS = ['一、', '(一)', '1.', '(1)', '①', '一是', '第一,', '1、'];
const HEAD = '关于巡察整改情况的通报\n一、整改情况\n';

/** Rows of a ledger that are counted. */
interface Counts {
  readonly outline?: number;
  readonly problems?: number;
  readonly measures?: number;
}

describe('texts', () => {
  test.each<[string, () => string, Counts]>([
    ['100,000 open brackets', () => '('.repeat(100_000), { outline: 0, problems: 0, measures: 0 }],
    ['100,000 open brackets of all kinds', () => '((《“【〔['.repeat(14_286), { outline: 0, problems: 0 }],
    [
      'one line of 5 million characters',
      () => '整改工作情况说明材料'.repeat(500_000),
      { outline: 0, problems: 0, measures: 0 },
    ],
    [
      'one line of 50,000 sentences',
      () => '区委已完成整改,追缴资金3.2万元。'.repeat(50_000),
      { outline: 0, problems: 0 },
    ],
    // a number of more than three digits is no marker: what stands there goes on with item 999
    ['100,000 items', () => HEAD + lines(100_000, (i) => `${i + 1}.制度不健全。`), { outline: 1, problems: 999 }],
    [
      '20,000 answered items in chapters',
      () =>
        HEAD +
        lines(
          200,
          (i) =>
            `(${'一二三四五六七八九十'[i % 10]})\n${lines(100, (k) => `${k + 1}.不严。\n整改情况:一是修订。二是落实。`)}`,
        ),
      { measures: 40_000 },
    ],
    ['10,000 levels', () => lines(10_000, (i) => `${cycle(i, MARKERS)}层层`), { problems: 0 }],
    ['a number of 10,000 parts', () => `${'1.'.repeat(10_000)}层层`, { problems: 0 }],
    ['lines of markers alone', () => lines(30_000, (i) => cycle(i * 7, MARKERS)), { problems: 0, measures: 0 }],
    ['a line of markers alone', () => MARKERS.join('').repeat(10_000), { problems: 0 }],
    [
      '100,000 measures in one answer',
      () => `${HEAD}1.不严。\n整改情况:${'一是抓。二是管。'.repeat(50_000)}`,
      { problems: 1 },
    ],
    ['60,000 labels', () => lines(60_000, (i) => cycle(i, ['整改情况:', '整改措施:', '责任单位:'])), { problems: 0 }],
    [
      'a table of 30,000 rows',
      () => `|序号|问题|整改情况|\n${lines(30_000, (i) => `|${(i % 900) + 1}|不严${i}|已完成|`)}`,
      {},
    ],
    ['a row of 400,000 bars', () => '|'.repeat(400_000), { problems: 0 }],
    ['a million spaces', () => `整${' '.repeat(1_000_000)}改`, { problems: 0 }],
    ['a million line ends', () => `整改${'\n'.repeat(1_000_000)}整改`, { problems: 0 }],
    ['a million digits', () => '1'.repeat(1_000_000), { problems: 0 }],
    ['a million numerals', () => '一'.repeat(1_000_000), { problems: 0 }],
    ['60,000 figures', () => '反馈33个问题,'.repeat(60_000), { problems: 0 }],
  ])(
    '%s',
    async (_, text, counts) => {
      const ledger = await read(new TextEncoder().encode(text()));
      for (const [rows, count] of Object.entries(counts))
        expect({ [rows]: ledger[rows as keyof Counts].length }).toEqual({ [rows]: count });
      expect(ledgerSchema.safeParse(ledger).success).toBe(true);
      // comparing a problem with the whole text takes longer than reading it
      if (ledger.problems.length < 50) expect(untrueSpans(ledger)).toEqual([]);
    },
    300_000,
  );
});

/** A text of about so many characters out of what `part` gives for each number. */
const long = (characters: number, part: (i: number) => string): string => {
  const parts: string[] = [];
  for (let length = 0, i = 1; length < characters; i++) length += parts[parts.push(part(i)) - 1]?.length ?? 1;
  return parts.join('');
};
const TABLE = '|序号|问题|整改情况|\n';
const ITEM = `${HEAD}1.不严。\n`;
const FEEDBACK = '关于巡察县财政局党组的反馈意见\n现将巡察情况反馈如下。\n';

/** Texts on which a reading that looks back or ahead over all of them takes minutes: the times without that are far below the limit. */
describe('time grows with the length alone', () => {
  test.each<[string, () => string]>([
    ['quotes that nothing closes', () => `关于${long(400_000, () => '“】\t,')})`],
    ['white space in a title', () => `一、甲${'\t '.repeat(200_000)}乙`],
    ['no sentence end behind a measure', () => `${TABLE}${long(400_000, () => ',;一是')}》`],
    ['no sentence end in items of a line', () => `${HEAD}${long(400_000, () => '亿第一,一是')}》`],
    ['labels behind an open quote', () => `关于“${long(400_000, () => '_问题:)~')}`],
    ['one line of units', () => `${ITEM}责任单位:${long(400_000, () => '甲局、')}配合`],
    ['white space between units', () => `${ITEM}责任单位:甲${' '.repeat(400_000)}.`],
    ['lines that each go on in the next', () => long(400_000, () => '甲乙丙丁甲乙丙丁甲乙丙丁甲乙,\n')],
    ['lines without an end before the next item', () => `一是甲\n${long(600_000, () => '好好好好\n')}二是乙\n三是丙`],
    ['sums of one sentence', () => `巡察反馈问题,${long(200_000, () => '共计22个,')}`],
    [
      'figures and rates that all differ',
      () => long(60_000, (i) => `反馈${i}个问题,完成整改${i}个,完成率${i % 100}.${i}%。`),
    ],
    ['regulations that all differ', () => long(300_000, (i) => `完善制度${i}项。新建制度${i}项。修订制度${i}项。`)],
    [
      'sentences that cover the items',
      () => `${HEAD}${'1.不严格。\n'.repeat(10_000)}${'以上问题均已整改到位。\n'.repeat(8_000)}`,
    ],
    [
      'a table above headings',
      () => `${TABLE}${long(80_000, (i) => `|${i}|不严${i}|好|\n`)}${'一、甲\n'.repeat(25_000)}`,
    ],
    [
      'a long category over many items',
      () => `${HEAD}(一)${'要求不到位'.repeat(20_000)}\n${'1.不严\n整改情况:好\n'.repeat(8_000)}`,
    ],
    [
      'a label of an answer below many that assign',
      () => `${ITEM}${'责任单位:甲 '.repeat(20_000)}整改情况:好\n${'(1)乙\n责任单位:丙\n'.repeat(10_000)}`,
    ],
    [
      'a title far before a number',
      () => `${ITEM}整改情况:《甲》${')'.repeat(100_000)}${'〔2023〕49号'.repeat(10_000)}`,
    ],
    [
      'feedback in one paragraph of sentences with colons',
      () => `${FEEDBACK}${'学习不够深入:落实有偏差。'.repeat(30_000)}`,
    ],
    ['feedback with one list of problems', () => `${FEEDBACK}巡察也发现${'学习不够、'.repeat(60_000)}等问题。`],
    ['lines that announce next steps', () => `${ITEM}${'下一步,局党委将继续整改:\n1.甲乙丙\n'.repeat(15_000)}`],
    ['a table of contents without end', () => `目录\n${'一、总体情况……3\n'.repeat(40_000)}一、总体情况\n`],
    ['marks that a text explains', () => `${HEAD}√表示已完成整改。\n${'1.不严(√)\n√整改。\n'.repeat(15_000)}`],
    ['boxes of a state', () => `${ITEM}整改状态:${'□已完成'.repeat(60_000)}`],
    ['130,000 people of one item', () => `${ITEM}责任领导:${'张三、'.repeat(130_000)}\n整改情况:好。`],
  ])(
    '%s',
    async (_, text) => {
      const ledger = await read(new TextEncoder().encode(text()));
      expect(ledger.text.length).toBeGreaterThan(50_000);
    },
    300_000,
  );
});

describe('files', () => {
  const docx = async (body: string): Promise<Uint8Array> => {
    const zip = new JSZip();
    zip.file('word/document.xml', `<w:document ${WORD_NAMESPACE}><w:body>${body}</w:body></w:document>`);
    return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  };
  const nested = (depth: number, open: string, close: string): string =>
    `${open.repeat(depth)}<w:p><w:r><w:t>整改</w:t></w:r></w:p>${close.repeat(depth)}`;

  test.each([
    ['a thousand tables in each other', 'suspicious', nested(1000, '<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>')],
    ['10,000 wrappers in each other', 'suspicious', nested(10_000, '<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>')],
    ['a part of 100 megabytes out of little', 'suspicious', '<w:p/>'.repeat(16_000_000)],
    [
      'an element of 100,000 attributes',
      'suspicious',
      `<w:p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`,
    ],
  ])(
    '%s',
    async (_, code, body) => {
      await expect(openDocument(await docx(body), 'x.docx')).rejects.toMatchObject({ code });
    },
    120_000,
  );

  test('a paragraph of 100,000 runs is read', async () => {
    const ledger = await read(
      await docx(
        `<w:p>${Array.from({ length: 100_000 }, (_, i) => `<w:r w:rsidR="${(i * 2654435761) % 0xffffffff}"><w:t>整改</w:t></w:r>`).join('')}</w:p>`,
      ),
    );
    expect(ledger.text).toHaveLength(200_000);
  }, 120_000);
});
