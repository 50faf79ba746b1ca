import type { ReviewedDocument } from './review.ts';

const FILTER_OF = { states: 'state', areas: 'area', topics: 'topic', deadlines: 'text' } as const;

/** A click on a bar or a dot filters by what it stands for. The library names series and data in the drawing. */
export function connectCharts(of: ReviewedDocument): void {
  for (const chart of of.root.querySelectorAll<HTMLElement>('[data-chart]')) {
    const filter = FILTER_OF[chart.dataset.chart as keyof typeof FILTER_OF];
    const keys = (chart.dataset.keys ?? '').split('\n');
    chart.querySelector('svg')?.addEventListener('click', (event) => {
      const piece = (event.target as Element).closest('[ecmeta_ssr_type="chart"]');
      const index = Number(
        piece?.getAttribute(chart.dataset.chart === 'states' ? 'ecmeta_series_index' : 'ecmeta_data_index'),
      );
      const key = keys[index];
      if (!piece || !key) return;
      of.filters?.set(filter, key);
      of.reveal();
    });
  }
}
