import { type Ahead, isAnswer, isItemPart } from './label-order.ts';

/** The labels of item parts seen since the last number of an open list. */
export class Parts {
  readonly #words = new Set<string>();
  #answered = false;

  constructor(ahead: readonly Ahead[]) {
    this.add(ahead);
  }

  add(ahead: readonly Ahead[]): void {
    for (const part of ahead) {
      if (!isItemPart(part)) continue;
      this.#words.add(part.word);
      this.#answered ||= isAnswer(part);
    }
  }

  get none(): boolean {
    return this.#words.size === 0;
  }

  get answered(): boolean {
    return this.#answered;
  }

  has({ word }: Ahead): boolean {
    return this.#words.has(word);
  }
}
