/** Documents with the same bytes under several names. */
export class Duplicates {
  /** By the first bytes of the hash, as short as keeps the documents of an archive apart: the first name, and the others where there are any. */
  readonly #names = new Map<string, string | string[]>();

  add(hash: string, name: string): void {
    if (hash === '') return;
    // a string of its own: a slice would hold the whole hash
    const key = Buffer.from(hash, 'hex').toString('latin1', 0, 12);
    const before = this.#names.get(key);
    if (before === undefined) this.#names.set(key, name);
    else if (typeof before === 'string') this.#names.set(key, [before, name]);
    else before.push(name);
  }

  /** The names of each document that has several, in the order they were met. */
  groups(): string[][] {
    return [...this.#names.values()].filter((names) => typeof names !== 'string');
  }
}
