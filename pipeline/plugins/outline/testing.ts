import { ledgerOfText } from '../../testing.ts';

/** Statement, category and state of each row of a notice, and what its numbers leave in doubt. */
export const rowsOf = (...lines: string[]) => {
  const { problems, checks } = ledgerOfText('关于巡察整改进展情况的通报', ...lines);
  return {
    rows: problems.map(({ statement, category, status }) => [statement, category, status.state]),
    doubts: checks.filter(({ code }) => code === 'uncertain-level' || code.startsWith('numbering')),
  };
};
