/**
 * One comparison of `npm run bench` (`coverage`, `rounds`, `groups`), in a process of its own, so that its memory is its own: prints
 * seconds, megabytes and how much was found as JSON. The problems are made of words of the field by a fixed sequence of numbers.
 */
import { openComparer } from '../pipeline/compare/comparer.ts';
import { coverageOf } from '../pipeline/compare/coverage.ts';
import { groupsOf } from '../pipeline/compare/groups.ts';
import { weigh } from '../pipeline/compare/rarity.ts';
import { compareRounds } from '../pipeline/compare/rounds.ts';
import { ledgerWith } from '../pipeline/compare/testing.ts';
import { loadRules } from '../pipeline/rules/rules.ts';

const OBJECTS =
  '校车 校服 食堂 校舍 教材 图书 电梯 药品 耗材 疫苗 污水管网 垃圾场 公租房 路灯 绿化带 农贸市场 敬老院 卫生室 林场 苗木 河道 水库 渔船 粮库 化肥 农机 停车场 公交站 养老金 低保金 危房 厕所 消防栓 燃气管 档案室 车间 仓库 码头 矿山 桥梁'.split(
    ' ',
  );
const ACTS =
  '采购 招标 出租 验收 维修 登记 管护 审批 发放 收缴 结算 监管 检测 处置 征收 拆除 安置 招聘 盘点 公示'.split(' ');
const PLACES =
  '第一小学 东湖街道 开发区 柳溪镇 城关镇 中医院 疾控中心 林业站 市场所 水务站 供销社 文化馆 体育馆 青年宫 党校 殡仪馆 环卫所 交警队 质检站 农机站'.split(
    ' ',
  );
const FAULTS = '不规范 不及时 不到位 流于形式 把关不严 进展缓慢 存在漏洞 未按规定执行 长期未解决 监管缺位'.split(' ');

/** A fixed sequence of whole numbers below `bound` (a linear congruence). */
function sequence(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

function statements(count: number, seed: number, reworded: boolean): string[] {
  const next = sequence(seed);
  const pick = (words: readonly string[]) => words[next(words.length)] ?? '';
  return Array.from({ length: count }, () => {
    const [place, object, act, fault, year] = [pick(PLACES), pick(OBJECTS), pick(ACTS), pick(FAULTS), 2015 + next(9)];
    return reworded
      ? `${act}${place}${object}过程中${fault}，${year}年以来问题突出`
      : `${place}${object}${act}${fault}，${year}年以来涉及资金${next(900) + 10}万元`;
  });
}

/** What one bench took. */
const measured = (start: number, found: number) => ({
  seconds: (performance.now() - start) / 1000,
  megabytes: process.resourceUsage().maxRSS / 1000,
  found,
});

/** Coverage of 1,000 problems by 1,000. */
async function coverage() {
  const comparer = await openComparer(loadRules());
  const [left, right] = [ledgerWith(statements(1000, 7, false)), ledgerWith(statements(1000, 7, true))];
  const start = performance.now();
  return measured(start, coverageOf(left, right, comparer).pairs.length);
}

/** Four rounds of 1,000 problems. */
async function rounds() {
  const comparer = await openComparer(loadRules());
  const days = ['2015-05-01', '2018-05-01', '2021-05-01', '2024-05-01'];
  const ledgers = days.map((feedbackOn, index) =>
    ledgerWith(statements(1000, 7 + (index >> 1), index % 2 === 1), { feedbackOn }),
  );
  const start = performance.now();
  return measured(start, compareRounds(ledgers, comparer).pairs.length);
}

/** Groups of alike ones among 20,000. */
async function groups() {
  const { profile, lexicon } = await openComparer(loadRules());
  const start = performance.now();
  const profiles = ledgerWith(statements(20_000, 11, false)).problems.map(profile);
  return measured(start, groupsOf(weigh([profiles])[0] ?? [], lexicon).length);
}

const BENCHES: Readonly<Record<string, () => Promise<object>>> = { coverage, rounds, groups };

const [name = ''] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) throw new Error(`no bench ${name}`);
console.log(JSON.stringify(await bench()));
