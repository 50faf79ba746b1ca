import { describe, expect, it } from 'vitest';
import { FieldStack } from './field.ts';

function field(code: string): string {
  const fields = new FieldStack();
  fields.mark('begin');
  for (const piece of code.split('|')) fields.code(piece);
  return fields.mark('end');
}

describe('FieldStack', () => {
  it('tells code from result, also of a field inside another one', () => {
    const fields = new FieldStack();
    const states = ['begin', 'begin', 'separate', 'end', 'separate', 'end'].map((type) => {
      fields.mark(type);
      return fields.inCode;
    });
    expect(states).toEqual([true, true, true, true, false, false]);
  });

  it('lets the code end with the paragraph at the latest', () => {
    const fields = new FieldStack();
    fields.mark('begin');
    fields.endParagraph();
    expect(fields.inCode).toBe(false);
  });

  it('does not mind an end without a beginning', () => {
    const fields = new FieldStack();
    expect(fields.mark('separate') + fields.mark('end')).toBe('');
    expect(fields.inCode).toBe(false);
  });

  it.each([
    ['eq \\o\\ac(○,|11|)', '⑪'],
    [' EQ \\o\\ac(○, 1) ', '①'],
    ['eq \\o\\ac(○,35)', '㉟'],
    ['eq \\o\\ac(○,50)', '㊿'],
    ['eq \\o\\ac(○,51)', '51'],
    ['eq \\o\\ac(□,企)', '企'],
    ['PAGE', ''],
    ['eq \\f(1,2)', ''],
  ])('%s stands for %s', (code, expected) => {
    expect(field(code)).toBe(expected);
  });
});
