/**
 * Does asynchronous work on a stream of inputs, at most `most` of them begun and not yet given back, and gives the results in the order of
 * the inputs. No input is taken before there is room for it, so memory does not grow with the stream. After `isStopped` says so no further
 * input is taken; the work that was begun is given back.
 */
export async function* inOrder<Input, Result>(
  inputs: AsyncIterable<Input> | Iterable<Input>,
  most: number,
  work: (input: Input) => Promise<Result>,
  isStopped: () => boolean = () => false,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for await (const input of inputs) {
    if (isStopped()) break;
    begun.push(work(input));
    if (begun.length < most) continue;
    const first = begun.shift();
    if (first) yield await first;
  }
  for (const each of begun) yield await each;
}
