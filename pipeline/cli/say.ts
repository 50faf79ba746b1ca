import { visible } from '../emit/visible.ts';

let forPrograms = false;

/** From here on each line of standard error is an event in JSON: whoever reads them by program must not meet a sentence in between. */
export function speakToPrograms(): void {
  forPrograms = true;
}

/** Results to standard output. */
export const print = (text: string): boolean => process.stdout.write(visible(text));

/** Notes and failures to standard error. */
export const tell = (text: string, type: 'note' | 'error' = 'note'): void => {
  if (forPrograms) event({ type, message: text.trim() });
  else process.stderr.write(visible(text));
};

/** An event for programs. Names and words are as they are: JSON keeps them apart, and a path must stay one. */
export const event = (event: { readonly type: string } & Readonly<Record<string, unknown>>): void => {
  process.stderr.write(`${JSON.stringify(event)}\n`);
};
