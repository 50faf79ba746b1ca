import { describe, expect, it } from 'vitest';
import { Counters, Numbering } from './numbering.ts';
import { Styles } from './styles.ts';
import { parseXml, WORD_NAMESPACE } from './xml.ts';

const level = (ilvl: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const abstract = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const num = (id: number, abstractId: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${more}</w:num>`;
const startAt = (ilvl: number, start: number) =>
  `<w:lvlOverride w:ilvl="${ilvl}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
const direct = (numId: number, ilvl = 0) => `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`;
const styled = (id: string) => `<w:pStyle w:val="${id}"/>`;

function reader(numbering: string, styles = '') {
  const table = new Styles(parseXml(`<w:styles ${WORD_NAMESPACE}>${styles}</w:styles>`));
  const lists = new Numbering(parseXml(`<w:numbering ${WORD_NAMESPACE}>${numbering}</w:numbering>`), table);
  return (properties: string, counters: Counters): string | null => {
    const place = lists.placeOf(parseXml(`<w:pPr ${WORD_NAMESPACE}>${properties}</w:pPr>`));
    return place && counters.next(place);
  };
}

function labels(numbering: string, paragraphs: string[], styles = ''): (string | null)[] {
  const read = reader(numbering, styles);
  const counters = new Counters();
  return paragraphs.map((paragraph) => read(paragraph, counters));
}

const chinese = abstract(
  0,
  level(0, 'chineseCounting', '%1、'),
  level(1, 'chineseCounting', '（%2）'),
  level(2, 'decimal', '%3.'),
);

describe('counting', () => {
  it('counts on after plain paragraphs and restarts the levels below', () => {
    const paragraphs = [
      direct(1),
      '',
      direct(1, 1),
      direct(1, 2),
      '',
      direct(1, 2),
      direct(1, 1),
      direct(1, 2),
      direct(1),
      direct(1, 1),
    ];
    expect(labels(chinese + num(1, 0), paragraphs)).toEqual([
      '一、',
      null,
      '（一）',
      '1.',
      null,
      '2.',
      '（二）',
      '1.',
      '二、',
      '（一）',
    ]);
  });

  it('puts the numbers of several levels into one label', () => {
    const legal = abstract(
      0,
      level(0, 'decimal', '%1'),
      level(1, 'upperLetter', '%1.%2'),
      level(2, 'lowerRoman', '%1.%2.%3）'),
    );
    expect(labels(legal + num(1, 0), [direct(1), direct(1, 1), direct(1, 1), direct(1, 2)])).toEqual([
      '1',
      '1.A',
      '1.B',
      '1.B.i）',
    ]);
  });

  it('goes on from one list to another of the same definition, and separately for another definition', () => {
    const lists = chinese + abstract(1, level(0, 'decimal', '%1）')) + num(1, 0) + num(2, 0) + num(3, 1);
    expect(labels(lists, [direct(1), direct(3), direct(2), direct(3)])).toEqual(['一、', '1）', '二、', '2）']);
  });

  it('acts on a start override once, and restarts with its value', () => {
    const lists = chinese + num(1, 0) + num(2, 0, startAt(0, 1) + startAt(1, 3));
    const paragraphs = [
      direct(1),
      direct(1),
      direct(2),
      direct(2, 1),
      direct(2, 1),
      direct(2),
      direct(2, 1),
      direct(1),
    ];
    expect(labels(lists, paragraphs)).toEqual(['一、', '二、', '一、', '（三）', '（四）', '二、', '（三）', '三、']);
  });

  it('takes start and level overrides of a list', () => {
    const lists = chinese + num(1, 0, `<w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', '%1)')}</w:lvlOverride>`);
    expect(labels(lists, [direct(1), direct(1)])).toEqual(['A)', 'B)']);
    const from5 = abstract(
      0,
      '<w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>',
    );
    expect(labels(from5 + num(1, 0), [direct(1), direct(1)])).toEqual(['5.', '6.']);
  });

  it('carries 第N条 across chapters where lvlRestart is 0, and restarts only below the named level', () => {
    const chapters = abstract(
      0,
      level(0, 'chineseCounting', '第%1章'),
      level(1, 'chineseCounting', '第%2节'),
      level(2, 'chineseCounting', '第%3条', '<w:lvlRestart w:val="0"/>'),
      level(3, 'decimal', '%4.', '<w:lvlRestart w:val="1"/>'),
    );
    const at = [0, 2, 3, 1, 3, 2, 0, 2, 3].map((ilvl) => direct(1, ilvl));
    expect(labels(chapters + num(1, 0), at)).toEqual([
      '第一章',
      '第一条',
      '1.',
      '第二节',
      '2.',
      '第二条',
      '第二章',
      '第三条',
      '1.',
    ]);
  });

  it('counts a level that was passed over as used', () => {
    const lists =
      abstract(0, level(0, 'decimal', '%1'), level(1, 'decimal', '%1.%2'), level(2, 'decimal', '%1.%2.%3')) + num(1, 0);
    expect(labels(lists, [direct(1), direct(1, 2), direct(1, 1)])).toEqual(['1', '1.1.1', '1.2']);
  });

  it('counts each story on its own', () => {
    const read = reader(chinese + num(1, 0));
    const [body, box] = [new Counters(), new Counters()];
    expect([read(direct(1), body), read(direct(1), box), read(direct(1), body)]).toEqual(['一、', '一、', '二、']);
  });
});

describe('labels', () => {
  it('shows the levels above in decimal for legal numbering, its own as it is, and keeps 01', () => {
    const lists = abstract(
      0,
      level(0, 'chineseCounting', '第%1章'),
      level(1, 'decimalZero', '%1.%2', '<w:isLgl/>'),
      level(2, 'lowerLetter', '%1.%2.%3', '<w:isLgl/>'),
    );
    expect(labels(lists + num(1, 0), [direct(1), direct(1, 1), direct(1, 2)])).toEqual(['第一章', '1.01', '1.01.a']);
  });

  it('gives nothing for bullets and hidden numbers, and only the text for none', () => {
    const lists = abstract(
      0,
      level(0, 'bullet', ''),
      level(1, 'none', '附件%2：'),
      level(2, 'decimal', '%3.', '<w:rPr><w:vanish/></w:rPr>'),
      level(3, 'decimal', ''),
    );
    expect(labels(lists + num(1, 0), [direct(1), direct(1, 1), direct(1, 2), direct(1, 3)])).toEqual([
      '',
      '附件：',
      '',
      '',
    ]);
  });

  it('adds no character for what follows the number', () => {
    const suffix = (value: string) => `<w:suff w:val="${value}"/>`;
    const lists = abstract(0, level(0, 'decimal', '%1、', suffix('space')), level(1, 'decimal', '%2、', suffix('tab')));
    expect(labels(lists + num(1, 0), [direct(1), direct(1, 1)])).toEqual(['1、', '1、']);
  });

  it('reads a zero-padded format out of the choice for newer Word', () => {
    const lists = abstract(
      0,
      `<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
        <mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>
        <mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="第%1号"/></w:lvl>`,
    );
    expect(labels(lists + num(1, 0), [direct(1)])).toEqual(['第001号']);
  });
});

describe('where the number comes from', () => {
  const style = (id: string, more: string) => `<w:style w:type="paragraph" w:styleId="${id}">${more}</w:style>`;
  const numbered = (more: string) => `<w:pPr><w:numPr>${more}</w:numPr></w:pPr>`;
  const linked = abstract(
    0,
    level(0, 'chineseCounting', '%1、', styled('H1')),
    level(1, 'chineseCounting', '（%2）', styled('H2')),
  );

  it('is the style, with the level the list links to it, through the styles it is based on', () => {
    const styles =
      style('H1', numbered('<w:numId w:val="1"/>')) +
      style('H2', `<w:basedOn w:val="H1"/>${numbered('<w:ilvl w:val="5"/><w:numId w:val="1"/>')}`) +
      style('H1a', '<w:basedOn w:val="H1"/>');
    expect(labels(linked + num(1, 0), [styled('H1'), styled('H2'), styled('H1a'), styled('H2')], styles)).toEqual([
      '一、',
      '（一）',
      '二、',
      '（一）',
    ]);
  });

  it('is the default style where the paragraph names none', () => {
    const styles = `<w:style w:type="paragraph" w:default="1" w:styleId="a">${numbered('<w:numId w:val="1"/>')}</w:style>`;
    expect(labels(chinese + num(1, 0), ['', styled('missing')], styles)).toEqual(['一、', '二、']);
  });

  it('is the paragraph before the style; numId 0 takes the number away; a level alone keeps the list of the style', () => {
    const styles = style('H1', numbered('<w:numId w:val="1"/>'));
    const lists = chinese + abstract(1, level(0, 'decimal', '%1.')) + num(1, 0) + num(2, 1);
    const paragraphs = [
      styled('H1'),
      styled('H1') + direct(2),
      styled('H1') + direct(0),
      `${styled('H1')}<w:numPr><w:ilvl w:val="1"/></w:numPr>`,
    ];
    expect(labels(lists, paragraphs, styles)).toEqual(['一、', '1.', null, '（一）']);
  });

  it('is a numbering style where the definition only links to it', () => {
    const link = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="List"/></w:abstractNum>';
    const styles = `<w:style w:type="numbering" w:styleId="List">${numbered('<w:numId w:val="1"/>')}</w:style>`;
    const lists = chinese.replace('>', '><w:styleLink w:val="List"/>') + link + num(1, 0) + num(2, 7);
    expect(labels(lists, [direct(2), direct(2, 1)], styles)).toEqual(['一、', '（一）']);
  });

  it('is not an old value kept by a tracked change, nor a list or level that is not defined', () => {
    const changed = `<w:pPrChange w:id="1"><w:pPr>${direct(1)}</w:pPr></w:pPrChange>`;
    expect(labels(chinese + num(1, 0), [changed, direct(9), direct(1, 8), direct(1)])).toEqual([
      null,
      null,
      null,
      '一、',
    ]);
  });

  it('ends where styles or links run in a circle', () => {
    const styles = style('A', '<w:basedOn w:val="B"/>') + style('B', '<w:basedOn w:val="A"/>');
    const loop = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>';
    const list = `<w:style w:type="numbering" w:styleId="L">${numbered('<w:numId w:val="1"/>')}</w:style>`;
    expect(labels(loop + num(1, 0), [styled('A'), direct(1)], styles + list)).toEqual([null, null]);
  });
});

describe('labels as no writer makes them', () => {
  it('are cut, and never cost more than that', () => {
    const one = (format: string, text: string, start = 1) =>
      labels(abstract(0, level(0, format, text).replace('"1"', `"${start}"`)) + num(1, 0), [direct(1)])[0] ?? '';
    expect(one('decimal', '甲'.repeat(100_000))).toHaveLength(128);
    expect(one('upperLetter', '%1'.repeat(100_000), 780)).toBe('Z'.repeat(128));
    expect(one('0'.repeat(100_000), '%1')).toBe('0000000001');
  });

  it('of levels that Word does not have are none', () => {
    const far = abstract(0, level(8, 'decimal', '%9.'), level(300_000_000, 'decimal', '%1.')) + num(1, 0);
    expect(labels(far, [direct(1, 8), direct(1, 300_000_000)])).toEqual(['1.', null]);
  });

  it('of linked lists are read once, and in a circle not at all', () => {
    const link = (id: number, to: number) =>
      `<w:abstractNum w:abstractNumId="${id}"><w:numStyleLink w:val="s${to}"/></w:abstractNum>${num(id, id)}`;
    const styles = [1, 2, 3].map(
      (id) => `<w:style w:type="numbering" w:styleId="s${id}"><w:pPr>${direct(id)}</w:pPr></w:style>`,
    );
    const lists = link(1, 2) + link(2, 1) + abstract(3, level(0, 'decimal', '%1.')) + num(3, 3) + link(4, 3);
    expect(labels(lists, [direct(1), direct(4), direct(4)], styles.join(''))).toEqual([null, '1.', '2.']);
  });
});
