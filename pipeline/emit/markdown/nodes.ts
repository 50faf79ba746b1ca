import type { Heading, List, Paragraph, PhrasingContent, Table, TableCell } from 'mdast';

/** Builders of mdast nodes. Texts are escaped by the writer, so nothing a document says becomes markup. */

export function paragraph(...children: (string | PhrasingContent)[]): Paragraph {
  return { type: 'paragraph', children: children.map(phrasing) };
}

export function heading(depth: Heading['depth'], text: string): Heading {
  return { type: 'heading', depth, children: [phrasing(oneLine(text))] };
}

export const strong = (text: string): PhrasingContent => ({ type: 'strong', children: [phrasing(text)] });

export function list(items: readonly string[], ordered = false): List {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: items.map((item) => ({ type: 'listItem', spread: false, children: [paragraph(oneLine(item))] })),
  };
}

/** A GFM table; the first row is its header. */
export function table(rows: readonly (readonly (string | number | null)[])[]): Table {
  return {
    type: 'table',
    children: rows.map((row) => ({ type: 'tableRow', children: row.map((value) => cell(value)) })),
  };
}

function cell(value: string | number | null): TableCell {
  const text = value === null ? '' : oneLine(String(value));
  return { type: 'tableCell', children: text === '' ? [] : [{ type: 'text', value: text }] };
}

const phrasing = (child: string | PhrasingContent): PhrasingContent =>
  typeof child === 'string' ? { type: 'text', value: child } : child;

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ').trim();
