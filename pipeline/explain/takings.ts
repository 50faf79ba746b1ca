import { FACT_WORDS, FIELD_WORDS, METRIC_WORDS, PART_WORDS, ROLE_WORDS, STATE_WORDS } from '../emit/words.ts';
import type { MeasureNote, Noted, ProblemNote } from '../tree/annotations.ts';
import type { DocumentRoot } from '../tree/nodes.ts';
import type { Range } from '../tree/reading.ts';

/** Something that a rule took a piece of the document for. */
export interface Taking {
  readonly range: Range;
  /** In Chinese. */
  readonly what: string;
  /** Id of the rule; null where a piece is read by its place alone. */
  readonly rule: string | null;
}

/** All that was read in a document, by where it begins; wider pieces before the ones in them. */
export function takingsOf({ data: { found }, children }: DocumentRoot): Taking[] {
  const takings: Taking[] = [];
  for (const node of children)
    if (node.type === 'paragraph' && node.data.noise !== undefined)
      takings.push({ range: node.data.range, what: '与正文无关', rule: node.data.noise });
  for (const { id, level, role, range, rule } of found.outline)
    takings.push({ range, what: `标题 ${id}(第 ${level} 级,${ROLE_WORDS[role]})`, rule });
  for (const fields of [found.document, found.inspection, found.contact])
    for (const [name, noted] of Object.entries<Noted | null>(fields))
      if (noted)
        takings.push({ range: noted.range, what: withValue(FIELD_WORDS[name] ?? name, noted.value), rule: noted.rule });
  for (const problem of found.problems) takings.push(...ofProblem(problem));
  for (const measure of found.measures) takings.push(ofMeasure(measure));
  for (const { kind, of, range, value, rule } of found.facts)
    takings.push({ range, what: withValue(`${of} 的${FACT_WORDS[kind]}`, value), rule });
  for (const { metric, value, range, rule } of found.totals)
    takings.push({ range, what: withValue(`公布的${METRIC_WORDS[metric]}`, value), rule });
  return takings.sort((a, b) => a.range.from - b.range.from || b.range.to - a.range.to);
}

function ofProblem({
  id,
  statement,
  rule,
  details,
  parts,
  status,
  measures,
  responsible,
  deadline,
}: ProblemNote): Taking[] {
  const takings: Taking[] = [{ range: statement, what: `问题 ${id}`, rule }];
  if (details) takings.push({ range: details, what: `${id} 的具体描述`, rule: null });
  for (const part of parts)
    takings.push({
      range: part.label ?? part.content,
      what: `${id} 的${PART_WORDS[part.role]}${part.label ? '(标签)' : ''}`,
      rule: part.rule,
    });
  if (status)
    takings.push({
      range: status.range,
      what: `${id} 的进度:${STATE_WORDS[status.state]}${status.longTerm ? ',长期坚持' : ''}`,
      rule: status.rule,
    });
  takings.push(...measures.map(ofMeasure));
  for (const [role, word] of [
    ['leaders', '责任领导'],
    ['lead', '责任单位'],
    ['support', '配合单位'],
    ['persons', '责任人'],
  ] as const)
    takings.push(...responsible[role].map((range) => ({ range, what: `${id} 的${word}`, rule: null })));
  if (deadline)
    takings.push({ range: deadline.range, what: withValue(`${id} 的时限`, deadline.date), rule: deadline.rule });
  return takings;
}

function ofMeasure({ id, range, rule }: MeasureNote): Taking {
  return { range, what: `措施 ${id}`, rule };
}

const withValue = (what: string, value: string | number | null): string =>
  value === null ? what : `${what} = ${value}`;
