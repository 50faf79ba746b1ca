import { describe, expect, test } from 'vitest';
import { ledgerOfText, noticeOf } from '../../testing.ts';

const rows = ({ problems }: ReturnType<typeof noticeOf>) =>
  problems.map(({ path, statement, area, category }) => [path.slice(1).join(''), statement, area, category]);

describe('levels follow order and continuity, not the marker', () => {
  test('a leaf lies at any depth, numbers begin anew below each area', () => {
    const ledger = noticeOf(
      '（一）聚焦决策部署落实方面',
      '1.制度执行不严。',
      '（1）报销审核不严。',
      '整改情况：一是退回票据12张。二是约谈3人。',
      '整改进度：整改完成。',
      '（2）台账不健全。',
      '整改情况：建立台账。',
      '整改进度：正在整改中。',
      '2.学习不深入。',
      '整改情况：组织学习6次。',
      '整改进度：整改完成，长期坚持。',
      '（二）聚焦基层党组织建设方面',
      '1.换届不及时。',
      '整改情况：完成换届。',
      '整改进度：整改完成。',
    );
    expect(rows(ledger)).toEqual([
      ['（一）1.（1）', '报销审核不严', '聚焦决策部署落实方面', '制度执行不严'],
      ['（一）1.（2）', '台账不健全', '聚焦决策部署落实方面', '制度执行不严'],
      ['（一）2.', '学习不深入', '聚焦决策部署落实方面', null],
      ['（二）1.', '换届不及时', '聚焦基层党组织建设方面', null],
    ]);
    expect(ledger.checks.filter(({ code }) => code.startsWith('numbering'))).toEqual([]);
  });

  test('2. between (1) and 3. is read as (2) and reported', () => {
    const item = (marker: string, words: string) => [
      `${marker}${words}。`,
      '整改情况：已修订办法。',
      '整改进度：整改完成。',
    ];
    const ledger = noticeOf(
      '（一）聚焦资金管理方面',
      '1.预算不细。',
      ...item('（1）', '编制粗放'),
      ...item('（2）', '执行偏慢'),
      '2.采购不规范。',
      ...item('（1）', '化整为零'),
      ...item('2.', '验收走过场'),
      '3.资产不清。',
      ...item('（1）', '账实不符'),
    );
    expect(rows(ledger).at(-2)).toEqual(['（一）2.2.', '验收走过场', '聚焦资金管理方面', '采购不规范']);
    expect(ledger.checks.map(({ code }) => code)).toContain('numbering-level');
  });

  test('numbers that go on through all areas are no gap', () => {
    const ledger = noticeOf(
      '（一）落实决策部署方面的问题',
      '1、学习不深',
      '问题表现（1）：研讨少。',
      '整改情况：已完成整改。一是补学。二是建制。',
      '（二）作风建设方面的问题',
      '2、接待不规范',
      '问题表现（2）：公函不全。',
      '整改情况：已完成整改并长期坚持。一是补齐。二是通报。',
    );
    expect(rows(ledger)).toEqual([
      ['（一）1、问题表现（1）：', '研讨少', '落实决策部署方面的问题', '学习不深'],
      ['（二）2、问题表现（2）：', '公函不全', '作风建设方面的问题', '接待不规范'],
    ]);
    expect(ledger.checks.filter(({ code }) => code.startsWith('numbering'))).toEqual([]);
  });

  test('a list of higher rank inside an answer does not end the list that goes on after it', () => {
    const ledger = noticeOf(
      '1、学习不深入',
      '组织集中学习6次。',
      '2、超职数配备干部',
      '（一）对11名科级干部到龄免职、调整岗位。',
      '（二）取消任用资格1名。',
      '3、轮岗力度不够',
      '对8名处级干部进行交流。',
    );
    expect(rows(ledger).map(([path, statement]) => [path, statement])).toEqual([
      ['1、', '学习不深入'],
      ['2、', '超职数配备干部'],
      ['3、', '轮岗力度不够'],
    ]);
  });

  test('a number that is repeated is no slip of level where the right number follows', () => {
    const item = (marker: string, words: string) => [`${marker}${words}。`, '整改情况：已约谈2人。', '整改状态：完成'];
    const ledger = noticeOf(
      '（一）管党治党方面',
      '1.履行责任不力。',
      ...item('（1）', '书记履责不到位'),
      ...item('（2）', '班子履责不到位'),
      ...item('（2）', '警示教育不够'),
      ...item('2.', '监督作用不够'),
    );
    expect(rows(ledger).slice(2)).toEqual([
      ['（一）1.（2）', '警示教育不够', '管党治党方面', '履行责任不力'],
      ['（一）2.', '监督作用不够', '管党治党方面', null],
    ]);
    const codes = ledger.checks.map(({ code }) => code).filter((code) => code.startsWith('numbering'));
    expect(codes).toEqual(['numbering-duplicate']);
  });

  test('a list goes on in other numerals between the same brackets', () => {
    const item = (marker: string, words: string) => [`${marker}${words}。`, '整改情况：已约谈2人。'];
    const ledger = noticeOf(
      '一、管理方面',
      ...item('（一）', '资产管理粗放'),
      ...item('（二）', '水电费收缴不严'),
      ...item('（3）', '药品管理不规范'),
      ...item('（4）', '公章管理不严'),
    );
    expect(rows(ledger).map(([path]) => path)).toEqual(['一、（一）', '一、（二）', '一、（3）', '一、（4）']);
    expect(ledger.checks.map(({ code }) => code)).toContain('numbering-level');
  });

  test('a number inside an answer goes on in other numerals between brackets only there', () => {
    const ledger = noticeOf(
      '一、整改情况',
      '（一）关于学习不深入的问题。（1）组织学习12次。',
      '（2）修订制度3项。',
      '（二）关于管理不严的问题。（1）约谈3人。',
      '（2）通报2人。',
    );
    expect(ledger.problems.map(({ marker }) => marker)).toEqual(['（一）', '（二）']);
  });

  test('a first number before a count is no decimal', () => {
    const ledger = noticeOf(
      '（一）部门预算执行方面',
      '1.3个部门“三公”经费超预算。已整改到位。相关部门已作出书面检查。',
      '2.违规收费未清退。已整改到位。清退5万元。',
    );
    expect(rows(ledger).map(([path, statement]) => [path, statement])).toEqual([
      ['（一）1.', '3个部门“三公”经费超预算'],
      ['（一）2.', '违规收费未清退'],
    ]);
  });

  test('a short line that announces a list does not take the place of the sections around it', () => {
    const ledger = ledgerOfText(
      '中共白桦岭市文化广电和旅游局党组关于巡察整改情况的通报',
      '现将巡察整改情况通报如下。',
      '一、整改工作总体情况',
      '局党组主要做了以下工作：',
      '一是提高政治站位。局党组召开会议专题研究整改工作7次，书记带头领办重点难点问题，班子成员按照分工抓好落实。',
      '二、已完成整改的问题',
      '（一）学习不深入。',
      '组织学习6次。',
      '三、正在整改的问题',
      '（一）院团改革不彻底。',
      '起草改革方案。',
      '四、下一步工作安排',
      '（一）持续抓好后续整改。主要领导亲自抓。',
    );
    expect(ledger.problems.map(({ statement, status }) => [statement, status.state])).toEqual([
      ['学习不深入', 'completed'],
      ['院团改革不彻底', 'in-progress'],
    ]);
  });

  test('problems below a wrapped problem are the leaves where their numbers name problems all over', () => {
    const answer = '整改情况：已修订办法。';
    const ledger = noticeOf(
      '（一）党的建设方面',
      '1.关于“学习贯彻不深入”的问题。',
      ...['（1）学习质量不高。', answer, '（2）推动节水型社会建设力度不大。', answer],
      '2.关于“财务管理制度执行不严格”的问题。',
      ...['（1）往来款项长期挂账。', answer, '（2）接待审批手续不完备。', answer],
    );
    expect(rows(ledger).map(([path, , , category]) => [path, category])).toEqual([
      ['（一）1.（1）', '学习贯彻不深入'],
      ['（一）1.（2）', '学习贯彻不深入'],
      ['（一）2.（1）', '财务管理制度执行不严格'],
      ['（一）2.（2）', '财务管理制度执行不严格'],
    ]);
  });

  test('headings that say a state stand above items without labels', () => {
    const ledger = noticeOf(
      '（一）已完成整改的问题（2个）',
      '1.关于“制度坚持不好”的问题。',
      '修订学习规则。',
      '2.关于“学习效果不明显”的问题。',
      '一是开展调研6次。二是形成报告6篇。',
      '（二）正在推进整改的问题（1个）',
      '3.关于“平台建设滞后”的问题。',
      '完成初验。',
    );
    expect(ledger.problems.map(({ statement, status }) => [statement, status.state, status.basis])).toEqual([
      ['制度坚持不好', 'completed', 'scope'],
      ['学习效果不明显', 'completed', 'scope'],
      ['平台建设滞后', 'in-progress', 'scope'],
    ]);
  });

  test('a list inside an answer is no item, though its style is open above', () => {
    const ledger = noticeOf(
      '1.工程管理不严。',
      '（1）变更随意。',
      '整改情况：',
      '1.修订变更办法。',
      '2.核减造价31万元。',
      '整改进度：整改完成。',
      '（2）验收滞后。',
      '整改情况：',
      '1.补办验收。',
      '2.通报单位2家。',
      '整改进度：整改完成。',
      '2.采购不规范。',
      '（1）未公开招标。',
      '整改情况：重新招标。',
      '整改进度：整改完成。',
    );
    expect(ledger.problems.map(({ statement }) => statement)).toEqual(['变更随意', '验收滞后', '未公开招标']);
    expect(ledger.measures.map(({ marker, text }) => `${marker ?? ''}${text}`)).toEqual([
      '1.修订变更办法。',
      '2.核减造价31万元。',
      '1.补办验收。',
      '2.通报单位2家。',
      '重新招标。',
    ]);
  });
});

describe('what is numbered and no problem', () => {
  test('organisation, results and next steps', () => {
    const ledger = ledgerOfText(
      '关于巡察整改进展情况的通报',
      '一、提高政治站位,扛牢整改责任',
      '（一）迅速部署。召开会议4次。',
      '（二）压实责任。成立专班。',
      '二、反馈问题整改落实情况',
      '（一）关于“账实不符”的问题',
      '一是全面清查。二是补录资产12件。',
      '（二）关于“接待超标”的问题',
      '一是退回费用。二是约谈。',
      '三、取得的主要成效',
      '（一）管理更加规范。制度不健全的问题得到解决。',
      '四、下一步打算',
      '（一）持续用力。对尚未完成的问题紧盯不放。',
    );
    expect(ledger.problems.map(({ marker, statement }) => `${marker}${statement}`)).toEqual([
      '（一）账实不符',
      '（二）接待超标',
    ]);
    expect(ledger.outline.filter(({ level }) => level === 1).map(({ role }) => role)).toEqual([
      'overview',
      'rectification',
      'achievements',
      'next-steps',
    ]);
  });
});

describe('the list of annexes', () => {
  const numbering = (...lines: string[]) => {
    const { checks, outline } = ledgerOfText(
      '关于落实巡察反馈意见的整改方案',
      '一、总体要求',
      '坚持问题导向。',
      '二、工作要求',
      '（一）加强组织领导',
      '各科室要高度重视。',
      '（二）强化督导问责',
      '对整改不力的严肃问责。',
      ...lines,
    );
    const faults = checks.filter(({ code }) => code.startsWith('numbering')).map(({ code }) => code);
    return [faults, outline.slice(4).map(({ marker, title }) => `${marker}${title}`)];
  };
  test('its numbers are none of the outline', () => {
    expect(numbering('附件：1.整改责任清单', '2.领导小组成员名单', '3.联络员名单')).toEqual([[], []]);
    expect(numbering('附件：', '1.整改责任清单', '2.领导小组成员名单')).toEqual([[], []]);
  });
  test('a number that does not go on from it is', () =>
    expect(numbering('附件：1.整改责任清单', '三、其他事项', '未尽事宜另行通知。')).toEqual([[], ['三、其他事项']]));
});
