/** The public library: read a document into its ledger, the processor that does it, the ledger's schema and types. */
export { createProcessor, openDocument, type ReadOptions, readLedger } from './document.ts';
export {
  type Check,
  type Fact,
  type Heading,
  type Ledger,
  ledgerJsonSchema,
  ledgerSchema,
  type Measure,
  type Problem,
  type Total,
} from './ledger/schema.ts';
export type { LedgerProcessor } from './processor.ts';
export type { FailureCode } from './source/failure.ts';
