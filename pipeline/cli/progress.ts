import type { SingleBar } from 'cli-progress';
import { event } from './say.ts';

/** Tells on standard error how far a batch is. */
export interface Progress {
  /** One more document is done. */
  step(name: string, failed: boolean): void;
  stop(): void;
}

export type ProgressKind = 'none' | 'json' | 'people';

const SILENT: Progress = { step: () => {}, stop: () => {} };

/** Between two lines in a log. */
const LINE_EVERY = 5_000;
const JSON_EVERY = 500;

/**
 * A bar with rate and remaining time on a terminal, a line every few seconds elsewhere, a line of JSON twice a second for programs.
 * The documents are counted while they are read.
 */
export async function progressOf(kind: ProgressKind, total: () => Promise<number>): Promise<Progress> {
  if (kind === 'none') return SILENT;
  const count = new Count(total());
  if (kind === 'json') return every(JSON_EVERY, count, () => event({ type: 'progress', ...count.figures() }));
  return process.stderr.isTTY ? bar(count) : every(LINE_EVERY, count, () => process.stderr.write(`${count.line()}\n`));
}

class Count {
  done = 0;
  failed = 0;
  total: number | null = null;
  readonly #began = performance.now();

  constructor(total: Promise<number>) {
    total.then(
      (known) => {
        this.total = known;
      },
      () => {},
    );
  }

  /** Documents a second, and the seconds that remain at that rate. */
  figures() {
    const seconds = (performance.now() - this.#began) / 1000;
    const rate = Math.round((this.done / Math.max(seconds, 0.001)) * 10) / 10;
    const remaining = this.total === null || rate === 0 ? null : Math.round((this.total - this.done) / rate);
    return { done: this.done, failed: this.failed, total: this.total, rate, remaining };
  }

  line(): string {
    const { done, failed, total, rate, remaining } = this.figures();
    const lost = failed > 0 ? `,没有读成 ${failed} 份` : '';
    const left = remaining === null ? '' : `,还需约 ${clock(remaining)}`;
    return `已处理 ${done}${total === null ? '' : `/${total}`} 份${lost},每秒 ${rate} 份${left}`;
  }
}

function clock(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours > 0) return `${hours} 小时 ${minutes} 分`;
  return minutes > 0 ? `${minutes} 分 ${seconds % 60} 秒` : `${seconds} 秒`;
}

/** Writes at most once in a while, and at the end if anything was written before. */
function every(interval: number, count: Count, write: () => void): Progress {
  let last = performance.now();
  const json = interval === JSON_EVERY;
  return {
    step: (_, failed) => {
      count.done++;
      if (failed) count.failed++;
      if (performance.now() - last < interval) return;
      last = performance.now();
      write();
    },
    stop: () => {
      if (json) write();
    },
  };
}

async function bar(count: Count): Promise<Progress> {
  const { SingleBar: Bar } = await import('cli-progress');
  const shown: SingleBar = new Bar({
    format: '{bar} {line} {name}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 20,
    clearOnComplete: true,
    hideCursor: true,
    fps: 5,
  });
  let begun = false;
  return {
    step: (name, failed) => {
      count.done++;
      if (failed) count.failed++;
      const payload = { name, line: count.line() };
      if (!begun && count.total !== 1) shown.start(count.total ?? count.done, count.done, payload);
      begun = true;
      shown.setTotal(Math.max(count.total ?? 0, count.done));
      shown.update(count.done, payload);
    },
    stop: () => shown.stop(),
  };
}
