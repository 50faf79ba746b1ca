import { expect, test } from 'vitest';
import { fold } from '../source/fold.ts';
import { type EnumeratedItem, enumerationIn } from './enumerations.ts';

const read = (original: string) => {
  const text = fold(original);
  const show = ({ marker, range, nested }: EnumeratedItem): string =>
    `${original.slice(marker.from, marker.to)}|${nested.length > 0 ? nested.map(show).join(' ') : original.slice(range.from, range.to)}`;
  return enumerationIn(text, { from: 0, to: text.length }).items.map(show);
};

test.each([
  ['一是修订制度。二是加强培训；三是开展督查。', ['一是|修订制度。', '二是|加强培训；', '三是|开展督查。']],
  ['一是停发津贴，二是折算课时,三是强化学习。', ['一是|停发津贴，', '二是|折算课时,', '三是|强化学习。']],
  ['首先，召开会议。其次，约谈3人。最后，印发通知。', ['首先|召开会议。', '其次|约谈3人。', '最后|印发通知。']],
  ['在解决急难愁盼上，第一，打通断头路；第二，建成养老点。', ['第一|打通断头路；', '第二|建成养老点。']],
  ['①清理账户；②归还资金。', ['①|清理账户；', '②|归还资金。']],
  ['（1）清理账户2.5万元；（2）归还资金。', ['（1）|清理账户2.5万元；', '（2）|归还资金。']],
  ['1、新建污水厂,2、改造管网48.6公里;3、水质提升。', ['1、|新建污水厂,', '2、|改造管网48.6公里;', '3、|水质提升。']],
  [
    '第一，完善制度。第二，压实责任。',
    ['第一，|完善制度。', '第二，|压实责任。'].map((item) => item.replace('，|', '|')),
  ],
  ['一是抓学习。①集中学4次；②研讨2次。二是抓落实。', ['一是|①|集中学4次； ②|研讨2次。', '二是|抓落实。']],
  ['一是修订办法。\n二是开展自查。\n', ['一是|修订办法。', '二是|开展自查。']],
  ['一是只有一条。', ['一是|只有一条。']],
])('%s', (text, items) => expect(read(text)).toEqual(items));

test.each([
  '统一是前提，关键是落实。',
  '学校首先进行了自查自纠。',
  '投入资金1.5万元。2023年完成整改。',
  '(1)仅此一处标号。',
])('%s enumerates nothing', (text) => expect(read(text).length).toBe(0));

test('skipped and repeated numbers are noted and read on', () => {
  const text = '一是清理。三是归还。三是公示。';
  const { items, notes } = enumerationIn(text, { from: 0, to: text.length });
  expect(items).toHaveLength(3);
  expect(notes.map(({ code, expected, actual }) => [code, expected, actual])).toEqual([
    ['numbering-gap', 2, 3],
    ['numbering-duplicate', 4, 3],
  ]);
});

test('a number with nothing behind it is no item', () => {
  const text = '一是清理。二是';
  expect(enumerationIn(text, { from: 0, to: text.length }).items).toHaveLength(1);
});
