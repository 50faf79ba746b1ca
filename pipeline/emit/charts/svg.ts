import { BarChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);

/** How a chart's text looks; colours are variables of the page, so that it follows its light and dark dress. */
export const INK = 'var(--ink)';
export const FAINT = 'var(--ink-3)';
export const LINE = 'var(--line)';
export const TEXT = { color: INK, fontSize: 12, fontFamily: 'inherit', textBorderWidth: 0 } as const;

/**
 * Draws a chart as SVG text, without a browser. Sizes are CSS pixels. The same option gives the same text: what the library numbers
 * through the life of the process (class names, ids) is taken out, as are its styles for a pointer that hovers, so that charts do not
 * reach into each other on one page. The chart is always disposed of, else the process would not end.
 */
export function svgOf(option: EChartsCoreOption, size: { readonly width: number; readonly height: number }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption({ animation: false, ...option });
    return (
      chart
        .renderToSVGString()
        .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
        .replace(/ class="zr\d+-cls-\d+"/g, '')
        // Lines are cut at the edge of their field by paths with ids; nothing reaches beyond it.
        .replace(/ clip-path="url\(#zr\d+-c\d+\)"/g, '')
        .replace(/<defs\s*>[\s\S]*?<\/defs>/g, '')
        .replace(/ xmlns(?::xlink)?="[^"]*"| version="1\.1"| baseProfile="full"/g, '')
        .replace(/<rect [^>]*fill="none"><\/rect>/, '')
        // A line that marks a day is no figure.
        .replace(/<path[^>]* ecmeta_silent="true"[^>]*>/g, (tag) => tag.replace(/ ecmeta_\w+="[^"]*"/g, ''))
        .replace(/\n+/g, '\n')
    );
  } finally {
    chart.dispose();
  }
}
