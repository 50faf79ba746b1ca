import { visible } from '../emit/visible.ts';

/** Results to standard output. */
export const print = (text: string): boolean => process.stdout.write(visible(text));

/** Notes and failures to standard error. */
export const tell = (text: string): boolean => process.stderr.write(visible(text));
