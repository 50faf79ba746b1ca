import { expect, test } from 'vitest';
import { setPhrasesOf } from '../../language/numerals.ts';
import { Matcher } from '../../rules/matcher.ts';
import { loadRules } from '../../rules/rules.ts';
import { fold } from '../../source/fold.ts';
import { noAnnotations } from '../../tree/annotations.ts';
import { TotalsMemory } from './memory.ts';
import { Own } from './own.ts';
import { SentenceReader } from './sentence.ts';
import { type TotalsWord, tokensOf } from './tokens.ts';

const rules = loadRules();
const lexicon = new Matcher<TotalsWord>(rules.totals);
const phrases = setPhrasesOf(rules.phrases);

/** What is read from sentences, as `metric[ of]=value`. */
function read(written: string): string[] {
  const text = fold(written);
  const memory = new TotalsMemory();
  const own = new Own(noAnnotations(), text);
  let from = 0;
  for (const sentence of text.split(/(?<=。)/)) {
    const range = { from, to: from + sentence.length };
    for (const tokens of tokensOf(text, range, lexicon, phrases))
      new SentenceReader(text, tokens, from, memory, own).read();
    from = range.to;
  }
  return memory.result().map(({ metric, of, value }) => `${metric}${of ? ` of ${of}` : ''}=${value}`);
}

/** Sentences as they are written, one for every pattern of declared totals that was met, and what each declares. */
test.each<[string, string[]]>([
  // 1
  [
    '对照反馈意见指出的5个方面14类问题，进一步细化任务36项，目前已完成整改到位的34项，其中需长期坚持的20项，正在全力整改、因客观原因暂未完成的2项。',
    [
      'areas=5',
      'categories=14',
      'tasks=36',
      'completed of tasks=34',
      'long-term of tasks=20',
      'not-completed of tasks=2',
    ],
  ],
  // 2
  [
    '共新建规章制度8个，进一步完善的制度4个，追缴拖欠租金和保证金共计16.5万元，取消荣誉称号2人，清退不合理奖金420元。',
    ['regulations-created=8', 'regulations-revised=4', 'money-recovered=165000', 'money-refunded=420'],
  ],
  // 3
  [
    '對巡察組反饋的6大項41個問題全盤認領。截至目前，完成整改任務92項，整改完成率100%，制定完善制度38項，挽回經濟損失約350萬元。',
    [
      'areas=6',
      'problems=41',
      'completed of tasks=92',
      'completion-rate=1',
      'regulations=38',
      'loss-recovered=3500000',
    ],
  ],
  // 4
  [
    '巡察组反馈了巡察意见，提出11个方面26个问题。制定整改方案细化为108条整改举措，方案确定的108项整改措施均已完成阶段性目标。',
    ['areas=11', 'problems=26', 'measures=108', 'phased of measures=108'],
  ],
  // 5
  ['制定制度文件12件，修改完善制度文件5件。', ['regulations-created=12', 'regulations-revised=5']],
  // 6
  ['先后召开了1次专题民主生活会、8次专题党委会、13次党政联席会议。', []],
  // 7
  [
    '巡察反馈的316个问题，完成整改280个，基本完成取得阶段性成果并持续整改问题30个，未完成6个，总体完成率88.6%。',
    [
      'problems=316',
      'completed of problems=280',
      'phased of problems=30',
      'not-completed of problems=6',
      'completion-rate=0.886',
    ],
  ],
  // 8
  [
    '完善和新建制度62项，清退违规资金31.2万元、追回应由个人承担的资金4.5万元，挽回经济损失80万元。',
    ['regulations=62', 'money-refunded=312000', 'money-recovered=45000', 'loss-recovered=800000'],
  ],
  // 9
  [
    '巡察反馈45个问题，已完成整改40个、正在整改5个，整改完成率88.9%。',
    ['problems=45', 'completed of problems=40', 'in-progress of problems=5', 'completion-rate=0.889'],
  ],
  // 10
  [
    '给予政务处分0人；组织处理0人；诫勉1人；交由纪委调查2人；批评帮助3人，责令检查4人，批评教育5人，提醒谈话0人。制定及修改完善制度9项，追缴资金1.2万元。',
    [
      'people-disciplined=0',
      'people-handled=0',
      'people-handled=1',
      'people-interviewed=0',
      'regulations=9',
      'money-recovered=12000',
    ],
  ],
  // 11
  [
    '巡察反馈38个具体问题，整改完成35个，阶段性完成3个。巡察移交的2个立行立改问题和4件信访件，均已全部办结。',
    ['problems=38', 'completed of problems=35', 'phased of problems=3'],
  ],
  // 12
  ['研究制定基础性、长效性的机制制度17项。', ['regulations-created=17']],
  // 13
  ['对反馈的29项具体问题，制定了68项整改措施，并细化为142条具体措施。', ['problems=29', 'measures=68', 'measures=142']],
  // 14
  ['对照反馈意见，建立了4个方面23项具体问题台账。', ['areas=4', 'problems=23']],
  // 15
  [
    '反馈意见细化为4个方面28个具体问题，其中的26个问题已经整改到位，还有2个问题正在整改之中。',
    ['areas=4', 'problems=28', 'completed of problems=26', 'in-progress of problems=2'],
  ],
  // 16
  ['针对反馈的27个问题，提出完整的81条整改措施。', ['problems=27', 'measures=81']],
  // 17
  ['对照巡视反馈意见，提出132项整改任务。', ['tasks=132']],
  // 18
  [
    '对反馈的4个方面11类问题和5条意见建议，细化成37个具体问题，提出了96项整改措施。',
    ['areas=4', 'categories=11', 'problems=37', 'measures=96'],
  ],
  // 19
  ['反馈的19项问题，逐条梳理出了34个具体问题，77项细化整改措施。', ['problems=19', 'problems=34', 'measures=77']],
  // 20
  [
    '反馈的四方面22项问题61项具体问题表现或案例，细化形成158条整改任务。',
    ['areas=4', 'problems=22', 'problems=61', 'tasks=158'],
  ],
  // 21
  [
    '对巡察反馈意见分解形成46个“问题清单”，制定措施形成121条“任务清单”，落实到39家责任单位形成“责任清单”。',
    ['problems=46', 'tasks=121'],
  ],
  // 22
  [
    '对提出的4个方面问题和3个方面意见建议，梳理出32个具体问题，细化为88项整改措施。',
    ['areas=4', 'problems=32', 'measures=88'],
  ],
  // 23
  ['认领巡察反馈3个方面9项共21个问题。', ['areas=3', 'problems=21']],
  // 24
  ['专项审计调查发现问题涉及资金管理等六类25个具体问题，均已积极采取措施整改。', ['categories=6', 'problems=25']],
  // 25
  [
    '审计报告反映涉及7个方面、52个单位（部门）共计112项具体问题，问题资金8200万元，报告日已整改94项，整改到位资金7600万元，正在整改18项（含部分整改），未整改资金600万元。',
    ['areas=7', 'problems=112', 'completed of problems=94', 'in-progress of problems=18'],
  ],
  // 26
  [
    '出台3个规章制度，对2人予以记大过处分，对5人予以提醒谈话。追缴资金12.6万元，归还原资金渠道33万元。',
    ['regulations-created=3', 'people-disciplined=2', 'people-interviewed=5', 'money-recovered=126000'],
  ],
  // 27
  [
    '截至9月底，审计工作报告反映的209个问题，已完成整改186个，其中要求立行立改的150个问题已全部整改到位。',
    ['problems=209', 'completed of problems=186'],
  ],
  // 28
  ['对于审计反映的问题，95%要求立行立改的问题已整改到位，80%要求分阶段整改的问题已完成整改，整改1.2万亿元。', []],
  // 29
  ['全区审计机关累计完成审计项目1200个，查出问题金额88亿元，提出建议3400条，被采纳3100条。', []],
  // 30
  ['共完成审计（调查）项目26个，共查出问题188项，涉及违规金额312万元，管理不规范金额1.1亿元。', ['problems=188']],
  // 31
  ['前六轮反馈的1520个问题，已完成整改1498个，完成率达98.6%。', []],
  // 32
  [
    '要求18家单位对存在的96个问题进行整改，已整改销号问题90个，占整改问题总数的93.8%；申请延期整改问题6个，占6.2%。清退清收资金21万元，追责问责7人，建立完善规章制度14个。',
    [
      'problems=96',
      'completed of problems=90',
      'completion-rate=0.938',
      'in-progress of problems=6',
      'money-refunded=210000',
      'people-handled=7',
      'regulations=14',
    ],
  ],
  // 33
  [
    '12家被巡察单位共制定整改措施820条，建立完善制度240项，退缴违规资金0.3亿元，挽回经济损失410万元，整改率达97%。',
    ['measures=820', 'regulations=240', 'money-refunded=30000000', 'loss-recovered=4100000', 'completion-rate=0.97'],
  ],
  // 34
  ['反馈问题57个，整改55个，整改率达96.5%。', ['problems=57', 'completed of problems=55', 'completion-rate=0.965']],
  // 35
  [
    '下发立行立改通知书6份，党政纪处理4人，诫勉谈话3人，组织处理2人，约谈有关负责人9人，完善各项制度15项。',
    ['people-disciplined=4', 'people-handled=3', 'people-handled=2', 'people-interviewed=9', 'regulations=15'],
  ],
  // 36
  [
    '共发现被巡察单位存在的问题83条，已整改79条，移交问题线索6件，已办结5件。',
    ['problems=83', 'completed of problems=79', 'clues-transferred=6'],
  ],
  // 37
  ['反馈意见指出具体问题44个，其中39个已整改。', ['problems=44', 'completed of problems=39']],
  // 38
  ['反馈问题整改完成率达到100%的12个，80%以下的3个；群众对整改满意率98%。', ['completion-rate=1']],
  // 39
  [
    '完成問題整改52個，整改率96%，新建制度8項、完善制度13項，運用第一種形態談話17人次。',
    [
      'completed of problems=52',
      'completion-rate=0.96',
      'regulations-created=8',
      'regulations-revised=13',
      'people-interviewed=17',
    ],
  ],
  // 40
  [
    '对反馈的4个方面31个问题逐条整改，大部分问题已经整改到位，仍有2个方面问题，有待持续整改。制定出台了9项规章制度。',
    ['areas=4', 'problems=31', 'regulations-created=9'],
  ],
  // 41
  [
    '对照反馈意见分解出的5大类、13个大项、48个具体问题、126项整改措施已完成。',
    ['areas=13', 'categories=5', 'problems=48', 'measures=126', 'completed of measures=126'],
  ],
  // 42
  ['巡察组反馈了3大类8个方面36个问题及22个村级党组织118个问题。', ['areas=8', 'categories=3', 'problems=36']],
  // 43
  ['反馈镇党委四大方面25个问题，村党组织存在73个问题。', ['areas=4', 'problems=25']],
  // 45
  ['反馈的八个方面46项整改任务己全部整改到位。', ['areas=8', 'tasks=46', 'completed of tasks=46']],
  // 46
  [
    '共查找4个方面19个问题，已完成整改15个、已阶段性完成并长期坚持4个。',
    ['areas=4', 'problems=19', 'completed of problems=15', 'phased of problems=4', 'long-term of problems=4'],
  ],
  // 47
  [
    '共明确整改任务76项，截至6月底，已完成45项，完成率近60%，其余整改任务正在有序推进。',
    ['tasks=76', 'completed of tasks=45', 'completion-rate=0.6'],
  ],
  // 48
  [
    '67项整改任务已完成58项，其余9项正加快推进；督察组移交的1200个信访举报问题，已整改完成1188个，完成率99%；对14个责任单位、31名责任人实施追责问责。',
    ['tasks=67', 'completed of tasks=58', 'in-progress of tasks=9', 'people-handled=31'],
  ],
  // 49
  [
    '反馈的85项整改任务，已整改完成70项，12项达到序时进度，但有3项因资金问题未按期完成或未达到序时进度。',
    ['tasks=85', 'completed of tasks=70', 'in-progress of tasks=12', 'not-completed of tasks=3'],
  ],
  // 50
  ['52项整改任务已完成49项，其余正在推进中。', ['tasks=52', 'completed of tasks=49']],
  // 51
  [
    '群众举报的2100件信访件，已办结2080件，办结率99%，责令整改企业430家，立案处罚120家企业，罚款金额860万元，立案侦查9起，拘留4人，约谈52人，问责31人。',
    ['cases-filed=9', 'people-interviewed=52', 'people-handled=31'],
  ],
  // 52
  [
    '累计信访举报640件中，属实210件，部分属实180件，不属实率12%；已办结600件，阶段性办结30件，正在办理10件，办结率98%。',
    [],
  ],
  // 53
  ['信访件已办结33件、阶段性办结5件、未办结2件，罚款金额4.5万元。', []],
  // 54
  [
    '反馈问题已完成整改118项，整改率98.3%，重大事故隐患已完成整改16项，整改率94%。',
    ['completed of problems=118', 'completion-rate=0.983'],
  ],
  // 55
  ['发现被巡察单位问题61个，领导干部问题线索7件，交办立行立改事项12件。', ['problems=61']],
  // 56
  ['共发现问题74个，其中移交立行立改问题9个，提出意见建议12条，问题线索5件8人。', ['problems=74']],
  // 57
  ['共查处11人，其中纪律处分6人。', ['people-disciplined=6']],
  // 58
  ['批评教育帮助和处理27人，其中给予党纪政务处分5人。', ['people-disciplined=5', 'people-handled=27']],
  // 60
  ['21项整改任务已完成20项。', ['tasks=21', 'completed of tasks=20']],
  // 62
  ['反馈问题39个，提出针对性整改意见建议14条。', ['problems=39']],
])('%s', (text, expected) => expect(read(text).sort()).toEqual([...expected].sort()));

test('a stage that was reached, without its noun; what a leader takes on and what is passed on', () => {
  expect(read('反馈我局问题9个。9个问题中，6个完成整改，2个取得阶段性进展，1个未完成。')).toEqual([
    'problems=9',
    'completed of problems=6',
    'phased of problems=2',
    'not-completed of problems=1',
  ]);
  expect(read('部务会专题研究巡察整改工作，部主要负责人带头认领问题4条。')).toEqual([]);
  expect(read('巡察组还收到反映一些领导干部的问题线索3件，已按有关规定转区纪委监委处理。')).toEqual([
    'clues-transferred=3',
  ]);
});
