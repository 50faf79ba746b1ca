import { expect, test } from 'vitest';
import { html } from './markup.ts';

test('what is put into a template is escaped, in text and in attributes, but for markup', () => {
  expect(html`<p title="${'"><script>'}">${"<img src=x onerror='alert(1)'> & more"}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;script&gt;">&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; more</p>',
  );
  expect(html`<b>${html`<i>${'<'}</i>`}</b>`.text).toBe('<b><i>&lt;</i></b>');
});

test('lists are joined; null and false give nothing; 0 is shown', () => {
  expect(html`${[1, html`<i>2</i>`, null, false, [0]]}`.text).toBe('1<i>2</i>0');
});
