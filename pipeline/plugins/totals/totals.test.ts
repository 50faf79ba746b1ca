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
    '截至2024年9月7日，巡察“回头看”反馈的4个方面17个问题，已销号12个，未销号5个，销号率70.6%。',
    ['areas=4', 'problems=17', 'completed of problems=12', 'not-completed of problems=5', 'completion-rate=0.706'],
  ],
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
  [
    '审计发现问题82个，截至7月底，已整改问题38个，移送问题13个，整改率达到46%。移交线索3件，办结率100%。',
    ['problems=82', 'completed of problems=38', 'clues-transferred=13', 'completion-rate=0.46', 'clues-transferred=3'],
  ],
  ['此外，巡察组还收到反映一些领导干部的问题线索5件，已按有关规定移交区纪委处理。', ['clues-transferred=5']],
  ['违规发放的8.64万元已全部清退。', ['money-refunded=86400']],
])('%s', (text, expected) => expect(read(text).sort()).toEqual([...expected].sort()));

test.each([
  '（三）工作目标。力争到2025年3月底前整改完成率达到85%以上，6月底前完成整改30个。',
  '下一步，将修订制度12项，追缴资金5万元。',
  '确保已完成整改的30个不反弹。',
  '按短期攻坚、中期推进和长期坚持三个阶段，分步推进问题整改。',
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

test('what set phrases count is nothing declared', () => {
  expect(read('对照反馈意见，梳理出3个方面16个问题，一个问题一名牵头领导，整改一个、销号一个。')).toEqual([
    'areas=3',
    'problems=16',
  ]);
});

test('a word for other bodies may name the body itself', () => {
  const root = rootOf('村党支部梳理出3个方面16个问题。');
  transform(root);
  expect(root.data.found.totals).toEqual([]);
  const title = { value: '柳林沟村党支部关于巡察整改情况的通报', range: { from: 0, to: 0 }, rule: 'metadata.title' };
  root.data.found.document = { ...root.data.found.document, title };
  transform(root);
  expect(root.data.found.totals.map(({ metric, value }) => `${metric}=${value}`)).toEqual(['areas=3', 'problems=16']);
});

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

test('what is still open is not declared again in other words', () => {
  const text = '整改任务41项，已完成36项，5项正在按计划推进。\n对尚未完成的5项整改任务，完成一项、验收一项。';
  expect(read(text)).toEqual(['tasks=41', 'completed of tasks=36', 'in-progress of tasks=5']);
});

test('nothing is read inside problems and plans', () => {
  const text = '反馈问题30个。\n1.欠租。已追缴资金5万元。\n二、下一步打算\n修订制度12项。整改以来新建制度8项。';
  const root = rootOf(text);
  const at = (words: string) => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length });
  root.data.found.problems = [{ range: at('1.欠租。已追缴资金5万元。') } as ProblemNote];
  root.data.found.outline = [
    { role: 'next-steps', section: at('二、下一步打算\n修订制度12项。整改以来新建制度8项。') } as HeadingNote,
  ];
  transform(root);
  expect(root.data.found.totals.map(({ metric }) => metric)).toEqual(['problems', 'regulations-created']);
});

test.each<[string, string[]]>([
  ['修订完善制度21项。', ['regulations=21']],
  ['新建制度14项、修订完善制度9项。', ['regulations-created=14', 'regulations-revised=9']],
  ['完善各项制度15项。', ['regulations=15']],
  ['新建制度8项、完善制度13项。', ['regulations-created=8', 'regulations-revised=13']],
  ['完善制度31项，其中新建12项、修订19项。', ['regulations=31', 'regulations-created=12', 'regulations-revised=19']],
  ['期間新訂製度6項、修訂制度11項。', ['regulations-created=6', 'regulations-revised=11']],
])('regulations that are revised, and those that 完善 makes or revises: %s', (text, expected) =>
  expect(read(text).sort()).toEqual([...expected].sort()),
);

/** Sentences as offices of other provinces write them. */
test.each<[string, string[]]>([
  [
    '省委巡视反馈的4个方面、11类、36个具体问题，我委逐条细化为127项整改措施，截至2023年12月31日，已完成118项，其余9项正按计划有序推进，整改完成率为92.9%。',
    [
      'areas=4',
      'categories=11',
      'problems=36',
      'measures=127',
      'completed of measures=118',
      'in-progress of measures=9',
      'completion-rate=0.929',
    ],
  ],
  [
    '巡察反馈的25个问题，目前已销号22个，未销号3个，销号率88%。',
    ['problems=25', 'completed of problems=22', 'not-completed of problems=3', 'completion-rate=0.88'],
  ],
  [
    '巡察指出的3个方面8类19个问题中，16个问题整改完毕，2个问题取得阶段性成效、需持续推进，1个问题因历史遗留原因尚未整改到位。',
    [
      'areas=3',
      'categories=8',
      'problems=19',
      'completed of problems=16',
      'phased of problems=2',
      'not-completed of problems=1',
    ],
  ],
  [
    '市委第三巡察组反馈意见中共提出4个方面23条具体问题，现已整改落实19条，正在整改4条。',
    ['areas=4', 'problems=23', 'completed of problems=19', 'in-progress of problems=4'],
  ],
  [
    '对照反馈意见梳理形成问题清单26项、任务清单58项、措施清单143条，已全部完成整改51项任务，剩余7项明确了时间表、正有序推进。',
    ['problems=26', 'tasks=58', 'measures=143', 'completed of tasks=51', 'in-progress of tasks=7'],
  ],
  ['截至目前，反馈问题整改完成率达91.3%，其中立行立改问题整改完成率100%。', ['completion-rate=0.913']],
  [
    '通过整改，共废止制度3项，修订制度11项，新出台制度6项；收缴违规资金14.7万元，清退多发津补贴2.36万元；给予党内警告处分1人、政务记过2人，诫勉谈话4人，批评教育9人。',
    [
      'regulations-revised=11',
      'regulations-created=6',
      'money-recovered=147000',
      'money-refunded=23600',
      'people-disciplined=1',
      'people-disciplined=2',
      'people-handled=4',
    ],
  ],
  [
    '反馈的问题线索7件已办结5件，给予党纪处分3人；反馈的31个问题整改到位29个，2个问题正在推进。',
    ['people-disciplined=3', 'problems=31', 'completed of problems=29', 'in-progress of problems=2'],
  ],
  [
    '全镇认领反馈问题中共性问题5个、个性问题17个，共计22个，已完成整改20个，长期整改2个。',
    ['problems=22', 'completed of problems=20', 'long-term of problems=2'],
  ],
  ['市委巡察反馈我局问题15个，县纪委监委监督检查反馈问题6个，均已制定整改措施。', ['problems=15']],
  [
    '共召开党委会12次、专题民主生活会1次，制定整改台账1份，新建、修订制度各5项。',
    ['regulations-created=5', 'regulations-revised=5'],
  ],
  [
    '目前，23项问题已整改到位21项（其中长期坚持8项），2项正在整改，整改率91.3%，群众满意率99%。',
    [
      'problems=23',
      'completed of problems=21',
      'long-term of problems=8',
      'in-progress of problems=2',
      'completion-rate=0.913',
    ],
  ],
])('%s', (text, expected) => expect(read(text).sort()).toEqual([...expected].sort()));

test('what a ledger says in words in its last row or below itself is declared', () => {
  const ledger = '序号\t反馈问题\t整改措施\t是否完成\n1\t学习不深入\t追缴资金5万元。\t已完成\n';
  expect(read(`${ledger}合计\t反馈问题8个，整改措施10条，已完成6个，正在推进1个，未完成1个\t\t`)).toEqual([
    'problems=8',
    'measures=10',
    'completed of problems=6',
    'in-progress of problems=1',
    'not-completed of problems=1',
  ]);
  expect(read(`${ledger}注：本清单共列示问题12个，其中整改完成8个。`)).toEqual([
    'problems=12',
    'completed of problems=8',
  ]);
});
