import { describe, expect, it } from 'vitest';
import { attributeOf, childOf, integer, parseXml, toggleOf, valOf } from './xml.ts';

const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

describe('names and attributes', () => {
  const root = parseXml(
    `<x:p xmlns:x="${STRICT}" xmlns:o="urn:other" x:id="7"><!-- c --><x:b x:val="off"/><o:t/><x:i/><x:n x:val="3"/></x:p>`,
  );

  it('do not hang on the prefix or on the strict or transitional form', () => {
    expect(root.children.map(({ name }) => name)).toEqual(['b', '', 'i', 'n']);
    expect(attributeOf(root, 'id')).toBe('7');
    expect(attributeOf(root, 'none')).toBeNull();
    expect(valOf(root, 'n')).toBe('3');
    expect(childOf(null, 'n')).toBeNull();
  });

  it('are told where a prefix means another vocabulary further in', () => {
    const outer = parseXml(
      `<w:p xmlns:w="${STRICT}" xmlns:v="${STRICT}" v:id="1" o:id="2" xml:space="preserve">` +
        `<w:r xmlns:w="urn:other" w:val="x"><w:t/></w:r><t xmlns="${STRICT}" w:val="y">a<!-- c -->b<![CDATA[<c]]></t></w:p>`,
    );
    const [inner, plain] = outer.children;
    expect([...outer.attributes.keys()].filter((name) => !name.startsWith('xmlns'))).toEqual([
      'id',
      'o:id',
      'xml:space',
    ]);
    expect([inner?.name, inner?.children[0]?.name, plain?.name]).toEqual(['', '', 't']);
    expect([attributeOf(plain ?? null, 'val'), plain?.text]).toEqual(['y', 'ab<c']);
  });

  it('read on/off properties', () => {
    expect([toggleOf(root, 'b'), toggleOf(root, 'i'), toggleOf(root, 'u')]).toEqual([false, true, null]);
  });

  it('read whole numbers only', () => {
    expect([integer('12'), integer('-1'), integer(''), integer('1.5'), integer('x'), integer(null)]).toEqual([
      12,
      -1,
      null,
      null,
      null,
      null,
    ]);
  });
});

it('leaves out characters that XML does not allow', () => {
  expect(parseXml('<a>整\u000b改&#x1F;情&#11;况\uffff</a>').text).toBe('整改情况');
  expect(parseXml('<a>一&#10;二&#x9;三&#13;</a>').text).toBe('一\n二\t三\r');
});

it('makes every line end one', () => {
  const { children, text } = parseXml('<a b="1\r\n2">一\r\n二\r三\n四<c/></a>');
  expect([text, children.length]).toEqual(['一\n二\n三\n四', 1]);
});

it('forgets what an element declared at its end', () => {
  const { children } = parseXml(
    `<a><w:b xmlns:w="${STRICT}"/><w:b/><w:b xmlns:w="urn:other"/><w:b xmlns:w="${STRICT}"/></a>`,
  );
  expect(children.map(({ name }) => name)).toEqual(['b', '', '', 'b']);
});

/** Milliseconds of processor time: others may be at work. */
function cost(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

it('takes no longer for a line end or a namespace than for any other character', () => {
  expect(cost(() => parseXml(`<a>${'\r'.repeat(300_000)}</a>`))).toBeLessThan(1000);
  const declared = Array.from({ length: 400 }, (_, index) => `xmlns:n${index}="u"`).join(' ');
  const wrappers = Array.from({ length: 50 }, (_, index) => `<a ${declared.replaceAll(':n', `:n${index}_`)}>`).join('');
  const xml = `${wrappers}${'<b xmlns:z="u"/>'.repeat(1000)}${'</a>'.repeat(50)}`;
  expect(cost(() => parseXml(xml))).toBeLessThan(1000);
});

it.each(['', '<a>', '<a></b>', 'text', '<a>&nbsp;</a>'])('rejects %j', (xml) => {
  expect(() => parseXml(xml)).toThrow();
});
