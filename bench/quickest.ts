/** Time of the quickest of `runs` calls in milliseconds, after two to warm up. */
export async function quickest(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs + 2; i++) {
    const start = performance.now();
    await work();
    if (i >= 2) times.push(performance.now() - start);
  }
  return Math.min(...times);
}
