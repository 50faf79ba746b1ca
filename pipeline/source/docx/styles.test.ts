import { describe, expect, it } from 'vitest';
import { LIMITS } from '../limits.ts';
import { Styles } from './styles.ts';
import { parseXml, WORD_NAMESPACE } from './xml.ts';

const vanish = '<w:rPr><w:vanish/></w:rPr>';
const styles = (xml: string) => new Styles(parseXml(`<w:styles ${WORD_NAMESPACE}>${xml}</w:styles>`));
const run = (xml: string) => parseXml(`<w:rPr ${WORD_NAMESPACE}>${xml}</w:rPr>`);

describe('isHidden', () => {
  const table = styles(
    `<w:style w:type="paragraph" w:styleId="P">${vanish}</w:style>` +
      '<w:style w:type="paragraph" w:styleId="Q"><w:basedOn w:val="P"/></w:style>' +
      `<w:style w:type="character" w:styleId="C">${vanish}</w:style>`,
  );

  it('takes the direct setting first', () => {
    expect(table.isHidden(run('<w:vanish/>'), null)).toBe(true);
    expect(table.isHidden(run('<w:vanish w:val="0"/>'), 'P')).toBe(false);
    expect(table.isHidden(null, null)).toBe(false);
  });

  it('takes it from styles, inherited ones too, and lets two styles toggle each other', () => {
    expect(table.isHidden(null, 'Q')).toBe(true);
    expect(table.isHidden(run('<w:rStyle w:val="C"/>'), null)).toBe(true);
    expect(table.isHidden(run('<w:rStyle w:val="C"/>'), 'P')).toBe(false);
  });

  it('takes it from the document defaults', () => {
    const all = styles(`<w:docDefaults><w:rPrDefault>${vanish}</w:rPrDefault></w:docDefaults>`);
    expect(all.isHidden(null, null)).toBe(true);
    expect(all.isHidden(run('<w:vanish w:val="false"/>'), null)).toBe(false);
  });
});

describe('paragraphChain', () => {
  it('keeps the first of two styles with one id and stops at a circle', () => {
    const table = styles(
      '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="A"/>',
    );
    expect(table.paragraphChain('A').map((style) => style.id)).toEqual(['A', 'B']);
  });

  it('is refused where it is longer than elements may be nested', () => {
    const chain = Array.from(
      { length: 3 },
      (_, id) => `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${id + 1}"/></w:style>`,
    );
    const table = new Styles(parseXml(`<w:styles ${WORD_NAMESPACE}>${chain.join('')}</w:styles>`), {
      ...LIMITS,
      depth: 2,
    });
    expect(table.isHidden(null, '1')).toBe(false);
    expect(() => table.isHidden(null, '0')).toThrow('--limit depth=');
  });

  it('is empty without styles', () => {
    expect(new Styles(null).paragraphChain('A')).toEqual([]);
  });
});
