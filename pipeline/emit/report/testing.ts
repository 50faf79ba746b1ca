import type { Report } from './report.ts';

/** For tests: a report with every kind of cell and drawing; some texts try to be markup or a formula. */
export const REPORT: Report = {
  title: '反馈与整改对照',
  notes: ['两份文书<b>看来</b>不是同一个单位的。'],
  grids: [
    {
      title: '概况',
      keyFigures: true,
      columns: [
        { name: '反馈问题', align: 'right', width: 1 },
        { name: '答复率', align: 'right', width: 1 },
      ],
      rows: [[3, { share: 2 / 3 }]],
    },
    {
      title: '反馈问题与整改答复',
      columns: [
        { name: '反馈问题', align: 'left', width: 5 },
        { name: '判断', align: 'left', width: 2 },
      ],
      rows: [
        [
          {
            line: false,
            pieces: [
              { text: 'p1 校车采购', change: 'kept' },
              { text: '不规范', change: 'removed' },
            ],
          },
          { badge: '很可能', tone: 'phased' },
        ],
        ['=1+1<script>alert(1)</script>', { badge: '存疑', tone: 'in-progress' }],
        [
          {
            line: true,
            pieces: [
              { text: '党费', change: 'kept' },
              { text: '晚', change: 'removed' },
              { text: '迟', change: 'added' },
            ],
          },
          null,
        ],
      ],
    },
    {
      title: '各轮进度',
      columns: [
        { name: '文书', align: 'left', width: 4 },
        { name: '完成', align: 'right', width: 1, tone: 'completed' },
        { name: '推进中', align: 'right', width: 1, tone: 'in-progress' },
        { name: '完成率', align: 'right', width: 1 },
      ],
      rows: [
        ['2018年', 8, 2, { share: 0.8 }],
        ['2022年', 6, 3, { share: 0.667 }],
      ],
      drawings: [
        { kind: 'rounds', title: '各轮进度与完成率', pieces: [1, 2], line: 3 },
        { kind: 'bars', title: '各轮进度', pieces: [1, 2] },
        { kind: 'heat', title: '轮次 × 进度' },
      ],
    },
    {
      title: '各方面的答复',
      columns: [
        { name: '反馈', align: 'left', width: 5 },
        { name: '答复', align: 'left', width: 5 },
        { name: '进度', align: 'left', width: 2 },
        { name: '问题', align: 'right', width: 1 },
      ],
      rows: [
        ['党的领导方面', '党的领导方面', { badge: '完成', tone: 'completed' }, 2],
        ['党的领导方面', { badge: '没有答复', tone: 'not-completed' }, null, 1],
      ],
      drawings: [{ kind: 'flow', title: '从反馈到答复' }],
    },
  ],
};
