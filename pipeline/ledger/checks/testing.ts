import { loadRules } from '../../rules/rules.ts';
import {
  type Annotations,
  noAnnotations,
  nothingRead,
  type ProblemNote,
  type TotalNote,
} from '../../tree/annotations.ts';
import type { Metric, State } from '../../tree/codes.ts';
import { reconcile } from './checks.ts';

const rules = loadRules();

/** For tests: builds annotations together with the text they stand in. */
class Draft {
  text = '';
  readonly found: Annotations = { ...noAnnotations(), kind: 'rectification' };

  write(words: string) {
    const from = this.text.length;
    this.text += words;
    return { from, to: this.text.length };
  }

  total(metric: Metric, value: number, words: string, of: TotalNote['of'] = null): this {
    this.found.totals.push({ metric, of, value, unit: null, range: this.write(words), rule: 'totals.test' });
    return this;
  }

  problem(state: State | null, answer = '已整改。', more: Partial<ProblemNote> = {}): this {
    const id = `p${this.found.problems.length + 1}`;
    const marker = this.write(`(${this.found.problems.length + 1})`);
    const statement = this.write(`第${id}个问题的表述`);
    const range = answer === '' ? null : this.write(answer);
    this.found.problems.push({
      ...{ id, marker, path: [], statement, area: null, category: null, heading: null, details: null, parts: [] },
      ...{ answers: range ? [range] : [], range: statement, rule: 'problems.test' },
      ...nothingRead(),
      status: state && { state, longTerm: false, basis: 'label', range: marker, rule: 'status.test' },
      ...more,
    });
    return this;
  }

  problems(count: number, state: State | null): this {
    for (let i = 0; i < count; i++) this.problem(state);
    return this;
  }

  checks() {
    return reconcile(this.found, this.text, rules);
  }

  codes(): string[] {
    return this.checks().map(({ code }) => code);
  }
}

/** For tests: annotations with nothing found yet. */
export const draft = (): Draft => new Draft();
