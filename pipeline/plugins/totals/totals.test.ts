import { expect, test } from 'vitest';
import { loadRules } from '../../rules/rules.ts';
import { treeOf } from '../../source/parse.ts';
import { readTxt } from '../../source/txt/txt.ts';
import type { HeadingNote, ProblemNote } from '../../tree/annotations.ts';
import { totals } from './totals.ts';

const rules = loadRules();
const transform = totals.call(undefined as never, rules) as (root: ReturnType<typeof treeOf>) => void;

function rootOf(text: string) {
  return treeOf(readTxt(new TextEncoder().encode(text)));
}

/** What is read from a text, as `metric[ of]=value`. */
function read(text: string): string[] {
  const root = rootOf(text);
  transform(root);
  return root.data.found.totals.map(({ metric, of, value }) => `${metric}${of ? ` of ${of}` : ''}=${value}`);
}

test.each<[string, string[]]>([
  [
    '针对反馈的32个问题，制定整改措施98条。截至2024年6月，98条整改措施已完成95条，3条正在推进；32个问题中已完成整改30个，基本完成2个。',
    [
      'problems=32',
      'measures=98',
      'completed of measures=95',
      'in-progress of measures=3',
      'completed of problems=30',
      'basically-completed of problems=2',
    ],
  ],
  [
    '巡察反馈问题共计28个，其中已完成整改25个，占89.3%；正在整改3个，占10.7%。',
    ['problems=28', 'completed of problems=25', 'completion-rate=0.893', 'in-progress of problems=3'],
  ],
  [
    '截至5月底，除2个需长期坚持的问题外，其余30个问题均已完成整改。',
    ['long-term of problems=2', 'completed of problems=30'],
  ],
  [
    '反馈的十二个问题全部完成整改，整改任务完成率为百分之百。',
    ['problems=12', 'completed of problems=12', 'completion-rate=1'],
  ],
  [
    '共处理相关人员12人次，其中党纪处分3人，提醒谈话7人，对2名党员立案审查。',
    ['people-handled=12', 'people-disciplined=3', 'people-interviewed=7', 'cases-filed=2'],
  ],
  [
    '给予3人党纪处分，给予党内严重警告1人，建章立制27项。',
    ['people-disciplined=3', 'people-disciplined=1', 'regulations=27'],
  ],
  ['列入整改台账的33个问题，信访件12件已办结12件。', ['problems=33']],
  ['对照三大方面、九类问题、27个具体表现逐条整改。', ['areas=3', 'categories=9', 'problems=27']],
  ['整改完成率要求达到95%，目前整改完成率91%。', ['completion-rate=0.91']],
  ['此外，巡察组还收到反映一些领导干部的问题线索5件，已按有关规定移交区纪委处理。', ['clues-transferred=5']],
  ['违规发放的8.64万元已全部清退。', ['money-refunded=86400']],
])('%s', (text, expected) => expect(read(text).sort()).toEqual([...expected].sort()));

test.each([
  '（三）工作目标。力争到2025年3月底前整改完成率达到85%以上，6月底前完成整改30个。',
  '下一步，将修订制度12项，追缴资金5万元。',
  '确保已完成整改的30个不反弹。',
  '先后排查同类问题31个，坚持边查边改。',
  '带头领办重点难点问题8个，召开推进会4次。',
  '市里下达的15项改革任务已完成12项。',
  '推动解决群众反映的12个问题。',
  '增强“四个意识”，落实八项规定，做到“两个维护”。',
  '整改问题一条不漏、整改措施一条不虚。',
  '上轮巡察反馈的12个问题已完成整改11个。',
  '廉政谈话54人次，批评教育3人。',
  '设立3个工作组，涉及6个村、14个单位。',
  '存在3个方面5个财务管理问题。',
  '其中，党的建设方面问题8个，财务管理问题5个。',
])('%s declares nothing', (text) => expect(read(text)).toEqual([]));

test('a figure declared twice is one total, at its first place, with its noun', () => {
  const root = rootOf(
    '提出三个方面18个具体问题。\n截至8月20日，18个问题已完成整改12个、阶段性完成3个；追缴资金约132.4万元。\n已完成整改12个。',
  );
  transform(root);
  const { reading, found } = root.data;
  expect(found.totals.map(({ range, unit }) => [reading.original(range), unit])).toEqual([
    ['三个方面', '个'],
    ['18个具体问题', '个'],
    ['已完成整改12个', '个'],
    ['阶段性完成3个', '个'],
    ['追缴资金约132.4万元', '元'],
  ]);
});

test('nothing is read inside problems and plans', () => {
  const text = '反馈问题30个。\n1.欠租。已追缴资金5万元。\n二、下一步打算\n修订制度12项。';
  const root = rootOf(text);
  const at = (words: string) => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length });
  root.data.found.problems = [{ range: at('1.欠租。已追缴资金5万元。') } as ProblemNote];
  root.data.found.outline = [{ role: 'next-steps', section: at('二、下一步打算\n修订制度12项。') } as HeadingNote];
  transform(root);
  expect(root.data.found.totals.map(({ metric }) => metric)).toEqual(['problems']);
});

test('读 completed beside new regulations as revised, alone as both', () => {
  expect(read('修订完善制度21项。')).toEqual(['regulations=21']);
  expect(read('新建制度14项、修订完善制度9项。')).toEqual(['regulations-created=14', 'regulations-revised=9']);
});
