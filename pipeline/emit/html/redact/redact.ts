import type { DocumentRows } from '../../rows/model.ts';
import { type Found, namesIn, numbersIn } from './find.ts';
import { TITLES } from './words.ts';

/** Fields that name things for machines; what they hold is no prose, and must stay as it is. */
const CODES: ReadonlySet<string> = new Set([
  'id',
  'key',
  'schema',
  'rules',
  'rule',
  'state',
  'code',
  'severity',
  'metric',
  'field',
  'topics',
]);

/**
 * A document with every name of a person, phone, e-mail address and account masked, wherever it stands: in the text, in rows and
 * measures, in checks, in corrections. A mask has the length of what it hides, so all places stay right. Names are those of the
 * responsible people and of those who corrected, and what stands where names stand (书记张三, 李四同志, 联系人：王五): 张三丰 becomes
 * 张某某. A name that nothing tells from other words stays.
 */
export function redacted(document: DocumentRows): DocumentRows {
  const mask = maskOf(document);
  const done = new Map<object, unknown>();
  const masked = (value: unknown): unknown => {
    if (typeof value === 'string') return mask(value);
    if (typeof value !== 'object' || value === null) return value;
    const earlier = done.get(value);
    if (earlier !== undefined) return earlier;
    // Rows name each other: each is entered before what it holds.
    if (Array.isArray(value)) return into(value, [] as unknown[], (copy) => copy.push(...value.map(masked)));
    if (value instanceof Map)
      return into(value, new Map<unknown, unknown>(), (copy) =>
        value.forEach((item, key) => {
          copy.set(key, masked(item));
        }),
      );
    return into(value, {} as Record<string, unknown>, (copy) => {
      for (const [key, item] of Object.entries(value)) copy[key] = CODES.has(key) ? item : masked(item);
    });
  };
  const into = <Copy extends object>(value: object, copy: Copy, fill: (copy: Copy) => void): Copy => {
    done.set(value, copy);
    fill(copy);
    return copy;
  };
  return masked(document) as DocumentRows;
}

/** Masks a text of this document. */
function maskOf(document: DocumentRows): (text: string) => string {
  const { text, contact } = document.ledger;
  const names = new Set([
    ...people(document),
    ...namesIn(text).flatMap(({ start, end }) => [text.slice(start, end), text.slice(start, end).replace(/\s/g, '')]),
  ]);
  const literal = [...names]
    .filter((name) => name.length >= 2 && !/[某\u00d7*X\uff38]/.test(name))
    .toSorted((a, b) => b.length - a.length);
  const numbers = [
    ...new Set([
      contact.phone ?? '',
      contact.email ?? '',
      ...numbersIn(text).map(({ start, end }) => text.slice(start, end)),
    ]),
  ].filter((value) => value.length >= 4);
  // Rows say again what the ledger says.
  const known = new Map<string, string>();
  return (value) => {
    const earlier = known.get(value);
    if (earlier !== undefined) return earlier;
    const found = [
      ...numbersIn(value),
      ...namesIn(value),
      ...occurrences(value, literal, true),
      ...occurrences(value, numbers, false),
    ];
    const masked = found.length === 0 ? value : covered(value, found);
    known.set(value, masked);
    return masked;
  };
}

/** Names in the fields that hold people, without the titles before them: 党委书记、董事长 沈卫平. */
function people(document: DocumentRows): readonly string[] {
  const rows = document.problems.flatMap(({ machine, leaders, persons }) => [
    ...machine.responsible.leaders,
    ...machine.responsible.persons,
    ...leaders,
    ...persons,
  ]);
  const corrections = [
    ...document.problems.flatMap(({ corrected }) => [...corrected.values()]),
    ...document.measures.flatMap(({ corrected }) => [...corrected.values()]),
    ...document.unfit.map(({ correction }) => correction),
  ];
  const typed = corrections.flatMap(({ field, old, new: now }) =>
    field === 'leaders' || field === 'persons'
      ? [old, now].flatMap((value) => (Array.isArray(value) ? value : []))
      : [],
  );
  const authors = corrections.flatMap(({ by }) => (by === null ? [] : [by]));
  return [...rows, ...typed].flatMap(namesOfCell).concat(authors);
}

const TITLE_END = new RegExp(
  `(?:${TITLES}|师|员|长|人|领导|班子|成员|部门|单位|科室|組|组|委|办|局|处|科|股|站|所|室)$`,
);
const TITLE_START = new RegExp(`^(?:[^、,\\uff0c\\s]{0,12}(?:${TITLES}))`);

function namesOfCell(cell: string): readonly string[] {
  return cell
    .split(/[\s、,\uff0c;\uff1b/()\uff08\uff09]+/)
    .map((piece) => piece.replace(TITLE_START, '').replace(/同志$/, ''))
    .filter(
      (piece) =>
        /^[\p{Script=Han}·]{2,8}$/u.test(piece) && !TITLE_END.test(piece) && (piece.includes('·') || piece.length <= 4),
    );
}

/** Every place of every one of these in a text. */
function occurrences(text: string, words: readonly string[], name: boolean): readonly Found[] {
  return words.flatMap((word) => {
    const found: Found[] = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      found.push({ start: at, end: at + word.length, name });
    return found;
  });
}

function covered(text: string, found: readonly Found[]): string {
  const characters = text.split('');
  for (const { start, end, name } of found)
    for (let i = name ? start + 1 : start; i < end; i++)
      if (name) characters[i] = '某';
      else if (/[\p{L}\p{N}]/u.test(characters[i] ?? '')) characters[i] = '*';
  return characters.join('');
}
