import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from './failure.ts';

/** `failures.ndjson`: what fails in a run, a line each, at most one for a path. Throws where it cannot be written. */
export class FailureList {
  readonly #path: string;
  /** Those that stand in it. */
  readonly #places = new Set<string>();

  constructor(folder: string) {
    this.#path = join(folder, 'failures.ndjson');
    writeFileSync(this.#path, '');
  }

  add(place: string, failure: Failure): void {
    this.drop(place);
    this.#places.add(place);
    appendFileSync(this.#path, `${JSON.stringify({ path: place, ...failure })}\n`);
  }

  /** `watch` may read what had failed. */
  drop(place: string): void {
    if (!this.#places.delete(place)) return;
    const begins = `{"path":${JSON.stringify(place)},`;
    const lines = readFileSync(this.#path, 'utf8').split('\n');
    writeFileSync(this.#path, lines.filter((line) => !line.startsWith(begins)).join('\n'));
  }
}
