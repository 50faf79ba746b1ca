import { expect, test } from 'vitest';
import { visible } from './visible.ts';

test('signs that a terminal obeys are shown as what they are', () => {
  expect(visible('整改\u001b[31m完\u202e成\u0085\r\n\t通报')).toBe('整改\\u{1b}[31m完\\u{202e}成\\u{85}\\u{d}\n\t通报');
});
