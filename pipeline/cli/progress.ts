/** A progress bar on standard error. */
export interface Progress {
  step(name: string): void;
  stop(): void;
}

const SILENT: Progress = { step: () => {}, stop: () => {} };

/** A bar for several documents on a terminal; nothing for one document, or where standard error is not a terminal. */
export async function progressOf(total: number): Promise<Progress> {
  if (total < 2 || !process.stderr.isTTY) return SILENT;
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    format: '{bar} {value}/{total} {name}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(total, 0, { name: '' });
  return { step: (name) => bar.increment(1, { name }), stop: () => bar.stop() };
}
