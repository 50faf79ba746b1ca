import { describe, expect, it } from 'vitest';
import { LIMITS, type Limits } from '../limits.ts';
import { Numbering } from './numbering.ts';
import { PlainWriter } from './plain.ts';
import { Styles } from './styles.ts';
import { parseXml, WORD_NAMESPACE } from './xml.ts';

const NAMESPACES = `${WORD_NAMESPACE} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"`;
const NUMBERING =
  parseXml(`<w:numbering ${WORD_NAMESPACE}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
  <w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`);

/** The plain form of a body, readable: one line a paragraph, `{label}`, `|` for a tab, `/` for a break, `<…>` for a text box. */
function plain(body: string, writer = newWriter()): string {
  const xml = writer.document(parseXml(`<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`)) ?? '';
  return xml
    .replace(/<w:r><w:rPr><w:rStyle [^>]*><\/w:rPr><w:t [^>]*>([^<]*)<\/w:t><\/w:r>/g, '{$1}')
    .replaceAll('<w:txbxContent>', '‹')
    .replaceAll('</w:txbxContent>', '›')
    .replaceAll('\t', '|')
    .replaceAll('<w:br/>', '/')
    .replaceAll('</w:p><w:p>', '\n')
    .replace(/<[^>]*>/g, '');
}

function newWriter(limits: Limits = LIMITS): PlainWriter {
  const styles = new Styles(null);
  return new PlainWriter(styles, new Numbering(NUMBERING, styles), limits);
}

const run = (content: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr>${content}</w:r>`;
const text = (value: string, properties = '') => run(`<w:t>${value}</w:t>`, properties);
const p = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const item = (content: string, mark = '') =>
  p(content, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>${mark}</w:rPr>`);
const char = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`);
const box = (content: string) =>
  `<w:pict><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict>`;

describe('tracked changes are read as accepted', () => {
  it('keeps what was put in and moved here, drops what was deleted and moved away', () => {
    const content = `${text('一')}<w:ins>${text('二')}</w:ins><w:del>${run('<w:delText>三</w:delText>')}</w:del>
      <w:moveTo>${text('四')}</w:moveTo><w:moveFrom>${text('五')}</w:moveFrom>`;
    expect(plain(p(content))).toBe('一二四');
  });

  it('joins a paragraph whose mark is deleted to the next, behind one label, and counts it once', () => {
    expect(plain(item(text('甲'), '<w:del/>') + item(text('乙')) + item(text('丙')))).toBe('{一、}甲乙\n{二、}丙');
  });

  it('does not count a paragraph that was deleted or moved away', () => {
    const gone = item(`<w:del>${run('<w:delText>甲</w:delText>')}</w:del>`, '<w:del/>');
    const moved = item(`<w:moveFrom>${text('甲')}</w:moveFrom>`, '<w:moveFrom/>');
    expect(plain(gone + moved + item(text('乙')))).toBe('{一、}乙');
  });

  it('keeps a paragraph whose mark is deleted where none follows', () => {
    expect(plain(p(text('甲')) + p(text('乙'), '<w:rPr><w:del/></w:rPr>'))).toBe('甲\n乙');
    expect(
      plain(`${p(text('甲'), '<w:rPr><w:del/></w:rPr>')}<w:tbl><w:tr><w:tc>${p(text('乙'))}</w:tc></w:tr></w:tbl>`),
    ).toBe('甲乙');
  });
});

describe('hidden text', () => {
  it('is not text, and a hidden paragraph is not counted', () => {
    const hidden = item(text('藏', '<w:vanish/>'), '<w:vanish/>');
    expect(plain(item(`${text('甲')}${text('藏', '<w:vanish/>')}`) + hidden + item(text('乙')))).toBe(
      '{一、}甲\n{二、}乙',
    );
  });

  it('lets a paragraph with a hidden mark run on in the next one', () => {
    expect(plain(item(text('标题。'), '<w:vanish/><w:specVanish/>') + p(text('正文')))).toBe('{一、}标题。正文');
  });

  it('may end a field', () => {
    const hiddenEnd = run('<w:fldChar w:fldCharType="end"/>', '<w:vanish/>');
    expect(plain(p(char('begin') + run('<w:instrText>XE</w:instrText>') + hiddenEnd + text('后')))).toBe('后');
  });
});

describe('what stands for characters', () => {
  it('keeps an empty paragraph only for its number', () => {
    expect(plain(p('') + item('') + p('') + item(text('乙')))).toBe('{一、}\n{二、}乙');
  });

  it('writes tabs, breaks and hyphens', () => {
    const marks =
      '<w:t>a</w:t><w:tab/><w:ptab/><w:br/><w:cr/><w:br w:type="page"/><w:noBreakHyphen/><w:softHyphen/><w:t>b</w:t>';
    expect(plain(p(run(marks)))).toBe('a||///-b');
  });

  it('takes symbols of text fonts as characters', () => {
    expect(plain(p(run('<w:sym w:font="仿宋" w:char="2460"/>')))).toBe('①');
  });

  it('trims the layout of XML but not preserved white space', () => {
    expect(plain(p(run('<w:t>\n  甲\n </w:t><w:t xml:space="preserve"> 乙\n丙 </w:t>')))).toBe('甲 乙 丙 ');
  });

  it('reads the result of a field, not its code', () => {
    const field =
      char('begin') +
      run('<w:instrText>PAGEREF</w:instrText>') +
      text('码') +
      char('separate') +
      text('3') +
      char('end');
    expect(plain(p(field + text('页')))).toBe('3页');
    expect(plain(p(`${char('begin')}<w:ins>${char('end')}</w:ins>${text('后')}`))).toBe('后');
    expect(plain(p(char('begin') + run('<w:instrText>eq \\o\\ac(○,12)</w:instrText>') + char('end')))).toBe('⑫');
  });

  it('leaves out the reference mark of a note, a mark of its own too', () => {
    const note = '<w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t>';
    expect(plain(p(text('句') + run(note) + text('子')))).toBe('句子');
  });
});

describe('wrappers are taken off', () => {
  it.each([
    ['simple field', `<w:fldSimple w:instr="DATE">${text('字')}</w:fldSimple>`],
    ['hyperlink', `<w:hyperlink w:anchor="a">${text('字')}</w:hyperlink>`],
    ['direction', `<w:dir w:val="ltr"><w:bdo w:val="ltr">${text('字')}</w:bdo></w:dir>`],
    ['smart tag', `<w:smartTag>${text('字')}</w:smartTag>`],
    ['custom XML', `<w:customXml>${text('字')}</w:customXml>`],
    ['content control', `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${text('字')}</w:sdtContent></w:sdt>`],
    ['ruby', run(`<w:ruby><w:rt>${text('zì')}</w:rt><w:rubyBase>${text('字')}</w:rubyBase></w:ruby>`)],
    ['math', '<m:oMathPara><m:oMath><m:r><w:rPr/><m:t>字</m:t></m:r></m:oMath></m:oMathPara>'],
  ])('%s', (_, content) => {
    expect(plain(p(`${text('前')}${content}${text('后')}`))).toBe('前字后');
  });

  it('around blocks as well', () => {
    expect(
      plain(`<w:sdt><w:sdtContent>${p(text('甲'))}</w:sdtContent></w:sdt><w:customXml>${p(text('乙'))}</w:customXml>`),
    ).toBe('甲\n乙');
  });
});

describe('alternatives and text boxes', () => {
  const choice = (first: string, second: string) =>
    `<mc:AlternateContent><mc:Choice Requires="wps">${first}</mc:Choice><mc:Fallback>${second}</mc:Fallback></mc:AlternateContent>`;

  it('takes one branch, the first that says anything', () => {
    expect(plain(p(run(choice('<w:t>新</w:t>', '<w:t>旧</w:t>'))))).toBe('新');
    expect(plain(p(run(choice('', '<w:t>旧</w:t>'))))).toBe('旧');
    expect(plain(choice(p(text('新')), p(text('旧'))))).toBe('新');
  });

  it('reads a text box once and counts it on its own', () => {
    const drawing = `<w:drawing><w:txbxContent>${item(text('框'))}</w:txbxContent></w:drawing>`;
    const body = item(text('甲') + run(choice(drawing, box(item(text('框')))))) + item(text('乙'));
    expect(plain(body)).toBe('{一、}甲‹{一、}框›\n{二、}乙');
  });

  it('finds the boxes of a group, also where alternatives are inside it', () => {
    const group = `<w:drawing>${choice(box(p(text('左'))), box(p(text('左'))))}${box(p(text('右')))}</w:drawing>`;
    expect(plain(p(run(group)))).toBe('‹左\n右›');
  });

  it('drops pictures', () => {
    expect(plain(p(`${text('甲')}${run('<w:drawing/><w:object/><w:pict><v:imagedata/></w:pict>')}`))).toBe('甲');
  });
});

it('counts content that is in another file', () => {
  const writer = newWriter();
  expect(plain(`${p(text('甲'))}<w:altChunk/>${p('<w:subDoc/>')}`, writer)).toBe('甲');
  expect(writer.embeddedParts).toBe(2);
});

it('writes notes without separators', () => {
  const notes = `<w:footnotes ${NAMESPACES}><w:footnote w:id="0" w:type="separator">${p(text('x'))}</w:footnote>
    <w:footnote w:id="1">${p(text('注'))}</w:footnote></w:footnotes>`;
  const xml = newWriter().notes(parseXml(notes), 'footnote');
  expect(xml).toContain('<w:footnote w:id="1"><w:p>');
  expect(xml).not.toContain('x<');
});

describe('limits', () => {
  it('stops at characters and at cells where they are written', () => {
    const numbered = item(text('甲')) + item(text('乙'));
    expect(plain(numbered, newWriter({ ...LIMITS, characters: 6 }))).toBe('{一、}甲\n{二、}乙');
    expect(() => plain(numbered, newWriter({ ...LIMITS, characters: 5 }))).toThrow('--limit characters=');
    const table = `<w:tbl><w:tr><w:tc>${p(text('甲'))}</w:tc></w:tr><w:tr><w:tc/><w:tc/></w:tr></w:tbl>`;
    expect(plain(table, newWriter({ ...LIMITS, cells: 4 }))).toBe('甲');
    expect(() => plain(table, newWriter({ ...LIMITS, cells: 3 }))).toThrow('--limit cells=');
  });

  it('counts a text box that stands for two programs once', () => {
    const both = `<mc:AlternateContent><mc:Choice>${box(p(text('框')))}</mc:Choice><mc:Fallback>${box(p(text('框')))}</mc:Fallback></mc:AlternateContent>`;
    const drawing = p(run(`<w:pict>${both}</w:pict>`));
    expect(plain(drawing, newWriter({ ...LIMITS, characters: 1 }))).toBe('‹框›');
  });
});

it('refers to a note once in the body and once in each note', () => {
  const twice = p(run('<w:footnoteReference w:id="1"/><w:footnoteReference w:id="1"/><w:endnoteReference w:id="1"/>'));
  const writer = newWriter();
  const body = writer.document(parseXml(`<w:document ${NAMESPACES}><w:body>${twice}</w:body></w:document>`)) ?? '';
  const note = (id: number) => `<w:footnote w:id="${id}">${twice}</w:footnote>`;
  const notes = writer.notes(parseXml(`<w:footnotes ${NAMESPACES}>${note(1)}${note(2)}</w:footnotes>`), 'footnote');
  expect([body, notes].map((xml) => xml.match(/Reference/g)?.length)).toEqual([2, 4]);
});

it('leaves out symbols that no table has, and names the others in one way', () => {
  const symbol = (font: string, char: string) => run(`<w:sym w:font="${font}" w:char="${char}"/>`);
  const writer = newWriter();
  const body = p(
    symbol('Wingdings', 'F0FE') + symbol('WINGDINGS ', 'fe') + symbol('宋体', 'F0FE') + symbol('Wingdings', 'FFFF'),
  );
  const xml = writer.document(parseXml(`<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`)) ?? '';
  expect(xml.match(/<w:sym [^>]*>/g)).toEqual(Array(2).fill('<w:sym w:font="wingdings" w:char="FE"/>'));
  expect([...writer.unreadSymbols]).toEqual(['宋体 F0FE', 'Wingdings FFFF']);
});
