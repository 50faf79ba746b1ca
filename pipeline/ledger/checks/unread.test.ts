import { expect, test } from 'vitest';
import { ledgerOfText, noticeOf } from '../../testing.ts';

const notes = (ledger: ReturnType<typeof noticeOf>, code: string) =>
  ledger.checks.filter((check) => check.code === code);

test('a paragraph of the item section that reached nothing is listed with its place', () => {
  const ledger = noticeOf(
    '以下逐条说明。',
    '（一）聚焦作风建设方面',
    '1.文风不实。',
    '整改情况：压减文件12%。已完成整改。',
    '2.会风不正。',
    '整改情况：压减会议8%。已完成整改。',
  );
  const [note] = notes(ledger, 'unread-text');
  expect(note?.spans.map(({ start, end }) => ledger.text.slice(start, end))).toEqual(['以下逐条说明。']);
  expect(note?.severity).toBe('info');
});

test('problems, headings and declared figures are read', () => {
  const ledger = noticeOf(
    '巡察反馈的2个问题，已完成整改2个。',
    '（一）聚焦作风建设方面',
    '1.文风不实。',
    '整改情况：压减文件12%。已完成整改。',
    '2.会风不正。',
    '以上问题均已整改到位。',
  );
  expect(notes(ledger, 'unread-text')).toEqual([]);
});

test('a number that two lists could go on with is noted', () => {
  const item = (marker: string, words: string) => [
    `${marker}${words}。`,
    '整改情况：已修订办法。',
    '整改进度：整改完成。',
  ];
  const ledger = noticeOf(
    '（一）聚焦资金管理方面',
    '1.预算不细。',
    ...item('（1）', '编制粗放'),
    '2.采购不规范。',
    ...item('（1）', '化整为零'),
    ...item('（2）', '围标串标'),
    ...item('3.', '验收走过场'),
    '（二）聚焦组织建设方面',
    ...item('1.', '换届不及时'),
  );
  expect(notes(ledger, 'uncertain-level').map(({ refs, severity }) => [refs, severity])).toEqual([[['p4'], 'info']]);
});

test('a document that is no ledger says why', () => {
  const ledger = ledgerOfText(
    '关于做好国庆期间防火工作的通知',
    '各科室：',
    '一、加强值班值守。',
    '二、开展隐患排查。',
    '2023年9月20日',
  );
  expect(ledger.document.kind).toBe('other');
  expect(notes(ledger, 'not-rectification')).toHaveLength(1);
});
