import type { Ledger } from '../dist/index.js';

export function ledgerOf(count: number): Ledger;
export function ledgersOf(count: number): Ledger[];
