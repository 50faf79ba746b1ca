import { expect, test } from 'vitest';
import { fold } from '../source/fold.ts';
import { splitTitle, unwrap } from './titles.ts';

const split = (line: string) => {
  const text = fold(line);
  const { title, body } = splitTitle(text, { from: 0, to: text.length });
  return [line.slice(title.from, title.to), body && line.slice(body.from, body.to)];
};

test.each([
  ['高度重视,部署整改。收到反馈意见后,召开会议。', '高度重视,部署整改', '收到反馈意见后,召开会议。'],
  ['台账不健全。', '台账不健全', null],
  ['饮食方面的举措：一是规范档口管理', '饮食方面的举措', '一是规范档口管理'],
  ['关于车辆管理不严的问题 一是修订办法。', '关于车辆管理不严的问题', '一是修订办法。'],
  ['关于“议题偏少。全年仅4次”的问题。已整改。', '关于“议题偏少。全年仅4次”的问题', '已整改。'],
  [
    '针对“议题偏少”的问题，制定《“三重一大”清单》，召开2次。',
    '针对“议题偏少”的问题',
    '制定《“三重一大”清单》，召开2次。',
  ],
  [
    '针对“三会一课”落实不严的问题。召开专题会，研究解决“四风”问题，定措施。',
    '针对“三会一课”落实不严的问题',
    '召开专题会，研究解决“四风”问题，定措施。',
  ],
  ['针对“重智育轻德育”的问题一是召开会议。', '针对“重智育轻德育”的问题', '一是召开会议。'],
  ['关于“议题偏少的问题。已整改。', '关于“议题偏少的问题', '已整改。'],
])('%s', (line, title, body) => expect(split(line)).toEqual([title, body]));

const inside = (line: string) => {
  const text = fold(line);
  const { from, to } = unwrap(text, { from: 0, to: text.length });
  return line.slice(from, to);
};

test.each([
  ['关于“理论学习不深入”的问题', '理论学习不深入'],
  ['针对“账实不符”问题', '账实不符'],
  ['关于“‘两个责任’落实不力”问题的整改情况', '‘两个责任’落实不力'],
  ['关于“对外担保失控“的问题', '对外担保失控'],
  ['在“履行主体责任”方面', '履行主体责任'],
  ['关于「財務管理不規範」的問題', '財務管理不規範'],
  ['针对巡察组反馈的“账实不符”问题', '账实不符'],
  ['落实决策部署方面（4个问题）', '落实决策部署方面'],
  ['存在「檔案管理不規範」的問題', '檔案管理不規範'],
])('%s holds %s', (line, statement) => expect(inside(line)).toBe(statement));

test.each([
  '“三会一课”不经常开展',
  '关于预算执行问题的整改情况',
  '家庭医生签约服务存在“签而不约”',
  '“一岗双责”落实不到位的问题',
  '落实“两个责任”“一岗双责”问题',
])('%s stays whole', (line) => expect(inside(line)).toBe(line));
