import { overviewTable, sourceTable } from './document-tables.ts';
import { checkTable, factTable, totalTable } from './figure-tables.ts';
import type { Documents } from './items.ts';
import { deadlineTable, responsibilityTable } from './list-tables.ts';
import { ledgerTable, problemListTable, taskTable } from './problem-tables.ts';
import type { Table } from './table.ts';

/** The sheets of a workbook, in order: 整改台账, the lists that offices keep, 对账, 概况, and the text that rows link to. */
export function workbookTables(documents: Documents): Table[] {
  const makers = [
    ledgerTable,
    problemListTable,
    taskTable,
    responsibilityTable,
    deadlineTable,
    checkTable,
    overviewTable,
    sourceTable,
  ];
  return makers.map((make) => make(documents));
}

/** The tables for other systems, each a csv file: problems, measures, totals, facts, checks. */
export function csvTables(documents: Documents): Table[] {
  return [ledgerTable, taskTable, totalTable, factTable, checkTable].map((make) => make(documents));
}
