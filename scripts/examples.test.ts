import { expect, test } from 'vitest';
import { countExamples } from './examples.ts';

test('there are a thousand examples of rules at least, and a third of them are to be left alone', () => {
  const { examples, counterExamples } = countExamples();
  expect(examples + counterExamples).toBeGreaterThanOrEqual(1000);
  expect(counterExamples / (examples + counterExamples)).toBeGreaterThanOrEqual(1 / 3);
});
