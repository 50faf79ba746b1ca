import type { Check } from '../ledger/schema.ts';
import type { FactKind, PartRole } from '../tree/annotations.ts';
import type { Kind, Metric, Role, State } from '../tree/codes.ts';

/** What people call the codes of a ledger. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  feedback: '反馈意见',
  rectification: '整改通报',
  plan: '整改方案',
  narrative: '叙述文章',
  other: '其他',
};

export const STATE_WORDS: Readonly<Record<State, string>> = {
  completed: '完成',
  'basically-completed': '基本完成',
  phased: '阶段性完成',
  'in-progress': '推进中',
  'not-completed': '未完成',
  unstated: '未说明',
};

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  overview: '整改组织情况',
  rectification: '整改落实情况',
  area: '方面',
  category: '类别',
  achievements: '整改成效',
  'next-steps': '下一步打算',
  opinions: '意见建议',
  contact: '联系方式',
  other: '其他标题',
};

export const CHECK_WORDS: Readonly<Record<Check['code'], string>> = {
  'total-mismatch': '数目不符',
  'rate-mismatch': '比率不符',
  'sum-mismatch': '分项合计不符',
  'numbering-gap': '序号缺漏',
  'numbering-duplicate': '序号重复',
  'numbering-level': '序号层级有误',
  'missing-response': '缺整改情况',
  'missing-status': '缺整改进度',
  'status-conflict': '进度前后不一',
  'date-order': '日期先后有误',
  'duplicate-problem': '问题重复',
  'totals-agree': '数目相符',
  'uncertain-level': '层级存疑',
  'unread-text': '有文字未归类',
  'not-rectification': '非整改文书',
};

export const PART_WORDS: Readonly<Record<PartRole, string>> = {
  response: '整改情况',
  status: '整改进度',
  details: '具体描述',
  leaders: '责任领导',
  lead: '责任单位',
  support: '配合单位',
  persons: '责任人',
  deadline: '整改时限',
  goal: '整改目标',
  cause: '原因',
  remark: '备注',
};

export const FACT_WORDS: Readonly<Record<FactKind, string>> = {
  money: '金额',
  date: '日期',
  period: '时段',
  document: '文件',
  regulation: '制度',
  count: '数量',
  percent: '比例',
  people: '人数',
  discipline: '处分处理',
};

export const METRIC_WORDS: Readonly<Record<Metric, string>> = {
  areas: '方面数',
  categories: '类别数',
  problems: '问题数',
  tasks: '任务数',
  measures: '措施数',
  completed: '完成数',
  'basically-completed': '基本完成数',
  phased: '阶段性完成数',
  'in-progress': '推进中数',
  'not-completed': '未完成数',
  'long-term': '长期坚持数',
  'completion-rate': '完成率',
  regulations: '制度数',
  'regulations-created': '新建制度数',
  'regulations-revised': '修订制度数',
  'money-recovered': '追缴金额',
  'money-refunded': '清退金额',
  'loss-recovered': '挽回损失',
  'people-disciplined': '处分人数',
  'people-handled': '组织处理人数',
  'people-interviewed': '约谈人数',
  'clues-transferred': '移交线索数',
  'cases-filed': '立案数',
};

/** Fields of `document`, `inspection` and `contact`. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: '标题',
  issuer: '发文单位',
  date: '日期',
  number: '文号',
  authority: '派出巡察的党组织',
  team: '巡察组',
  inspectee: '被巡察单位',
  round: '轮次',
  type: '巡察类型',
  startedOn: '进驻日期',
  endedOn: '结束日期',
  feedbackOn: '反馈日期',
  phone: '电话',
  address: '地址',
  postcode: '邮编',
  email: '邮箱',
};
