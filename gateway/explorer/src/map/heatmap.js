// A table drawn as a picture: rows, columns, and cells that carry a sign as well as a colour.
import { HeatmapChart } from 'echarts/charts';
import { GridComponent, TooltipComponent, VisualMapPiecewiseComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { h } from './dom.js';

use([CanvasRenderer, GridComponent, HeatmapChart, TooltipComponent, VisualMapPiecewiseComponent]);

const FONT = 'system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

const LINE = 13;
const ROW = 34;

export class Heatmap {
  #scroll;
  #rows;
  #box;
  #chart;
  #picture;

  /** Draw in `scroll`, which holds `.rows` and `.chart`; `pick(cell)` is called when a cell is clicked. */
  constructor(scroll, pick) {
    this.#scroll = scroll;
    this.#rows = scroll.querySelector('.rows');
    const box = (this.#box = scroll.querySelector('.chart'));
    this.#chart = init(box);
    this.#chart.on('click', ({ dataIndex }) => pick(this.#picture.cells[dataIndex]));
    new ResizeObserver(() => this.#chart.resize()).observe(box);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.draw(this.#picture));
  }

  /**
   * Draw a picture: `rows` and `columns` are labels; a cell has `x`, `y`, `shade` (its place in `shades`), `sign`, perhaps
   * `faint`; `shades` names pairs of custom properties, `--yes` and `--on-yes`; `chosen` says of a cell whether it is the one
   * chosen; `rowHeight` is in pixels; `tell` gives a cell's tooltip; `upright` says that the columns' labels are Chinese, which reads downwards.
   */
  draw(picture) {
    this.#picture = picture;
    const at = picture.cells.findIndex(picture.chosen);
    const head = headroom(picture);
    this.#box.style.height = `${head + picture.rows.length * (picture.rowHeight ?? ROW) + 4}px`;
    this.#chart.resize();
    this.#chart.setOption(this.#option(picture, picture.cells[at], head), { notMerge: true });
    // The rows' labels stay in view when the picture scrolls, so they are not part of it.
    const { rows } = picture;
    this.#rows.replaceChildren(
      ...rows.map((name, y) => h('li', { class: y === picture.cells[at]?.y && 'chosen' }, name)),
    );
    this.#rows.style.paddingTop = `${head}px`;
    if (at < 0) return;
    this.#chart.dispatchAction({ type: 'select', seriesIndex: 0, dataIndex: at });
    this.#reveal(picture.cells[at]);
  }

  #option({ rows, columns, cells, shades, tell, upright }, chosen, head) {
    const ink = inks();
    const label = { color: ink('--text'), fontFamily: FONT, fontSize: 12, lineHeight: LINE };
    const written = (name) => (upright ? [...name].join('\n') : name);
    const axis = { type: 'category', axisLine: { show: false }, axisTick: { show: false } };
    return {
      animation: false,
      grid: { top: head, right: 2, bottom: 2, left: 2, outerBoundsMode: 'none' },
      xAxis: {
        ...axis,
        data: columns,
        position: 'top',
        axisLabel: {
          ...label,
          interval: 0,
          rotate: upright ? 0 : 90,
          formatter: (name, index) => (index === chosen?.x ? `{chosen|${written(name)}}` : written(name)),
          rich: { chosen: { ...label, color: ink('--accent'), fontWeight: 'bold' } },
        },
      },
      yAxis: { ...axis, data: rows, inverse: true, axisLabel: { show: false } },
      tooltip: {
        renderMode: 'richText', // the other kind writes style attributes, which our policy forbids
        confine: true,
        backgroundColor: ink('--raised'),
        borderColor: ink('--line'),
        textStyle: { ...label, fontSize: 13, lineHeight: 20 },
        formatter: ({ dataIndex }) => tell(cells[dataIndex]),
      },
      visualMap: {
        show: false,
        type: 'piecewise',
        dimension: 2,
        pieces: shades.map((name, value) => ({ value, color: ink(name) })),
      },
      series: {
        type: 'heatmap',
        data: cells.map(({ x, y, shade, faint }, index) => ({
          name: String(index), // ECharts selects by name, which would else be the column's
          value: [x, y, shade],
          itemStyle: { opacity: faint ? 0.4 : 1 },
          label: { color: ink(faint ? '--text' : shades[shade].replace('--', '--on-')), opacity: 1 },
        })),
        label: {
          show: true,
          fontFamily: FONT,
          fontSize: 11,
          fontWeight: 600,
          textBorderWidth: 0,
          formatter: ({ dataIndex }) => cells[dataIndex].sign,
        },
        itemStyle: { borderColor: ink('--ground'), borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: ink('--text'), borderWidth: 2 } },
        selectedMode: 'single',
        select: { itemStyle: { borderColor: ink('--text'), borderWidth: 3 } },
      },
    };
  }

  // Where the picture is wider than its box, bring the chosen cell into view.
  #reveal({ x, y }) {
    const [left] = this.#chart.convertToPixel({ seriesIndex: 0 }, [x, y]);
    const { scrollLeft, clientWidth } = this.#scroll;
    const room = clientWidth - this.#rows.clientWidth;
    if (left < scrollLeft + 20 || left > scrollLeft + room - 20) this.#scroll.scrollLeft = left - room / 2;
  }
}

/** How high the columns' labels stand. */
function headroom({ columns, upright }) {
  if (upright) return Math.max(...columns.map((name) => name.length)) * LINE + 12;
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `bold 12px ${FONT}`;
  return Math.max(...columns.map((name) => pen.measureText(name).width)) + 12;
}

function inks() {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(name).trim();
}
