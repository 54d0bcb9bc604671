/** A figure in words, made from the same data: for screen readers, and where no picture is shown. */
import type { Language } from '#locales/language.ts';
import { type Words, wordsOf } from '#locales/words.ts';
import { extent } from './heatmap-colours.ts';
import { formatCell, formatTick } from './numbers.ts';
import type {
  BarsFigure,
  FigureSpec,
  HeatmapFigure,
  HeatmapPanel,
  LinesFigure,
  TableFigure,
  TokensFigure,
} from './spec.ts';

export function describeFigure(figure: FigureSpec, language: Language): string {
  const say = wordsOf(language);
  switch (figure.kind) {
    case 'heatmap':
      return heatmap(figure, say);
    case 'lines':
      return lines(figure, say);
    case 'bars':
      return bars(figure, say);
    case 'tokens':
      return tokens(figure, say);
    case 'table':
      return table(figure, say);
  }
}

function heatmap(figure: HeatmapFigure, say: Words): string {
  const panels = figure.panels.map((panel) => {
    const size = { rows: String(panel.rows.length), columns: String(panel.columns.length) };
    const about =
      figure.colours === 'binary'
        ? say('figure-mask', {
            rows: panel.values
              .map((row) => row.map((v) => v ?? '−').join(''))
              .slice(0, 12)
              .join(' / '),
          })
        : say('figure-extremes', extremes(panel, figure.digits ?? 2));
    return say('figure-panel', { title: panel.title || say('figure-matrix'), ...size, about });
  });
  const title = figure.title === '' ? [] : [say('figure-heatmap', { title: figure.title })];
  return [...title, ...panels].join(' ');
}

/** The lowest and highest value of a panel, and where they stand. */
function extremes(panel: HeatmapPanel, digits: number) {
  const [low, high] = extent([panel]);
  const where = (wanted: number): string => {
    const row = panel.values.findIndex((values) => values.includes(wanted));
    const column = panel.values[row]?.indexOf(wanted) ?? -1;
    return row < 0 ? '–' : `${panel.rows[row] ?? row + 1}, ${panel.columns[column] ?? column + 1}`;
  };
  return {
    low: formatCell(low, digits),
    high: formatCell(high, digits),
    lowAt: where(low),
    highAt: where(high),
  };
}

function lines(figure: LinesFigure, say: Words): string {
  const curves = figure.series.map(({ name, x, y }) => {
    if (y.length === 0) return say('figure-curve-empty', { name });
    const peak = y.indexOf(Math.max(...y));
    const inside = peak > 0 && peak < y.length - 1;
    return say(inside ? 'figure-curve-peak' : 'figure-curve', {
      name,
      from: formatTick(y[0]!),
      fromX: formatTick(x[0]!),
      to: formatTick(y.at(-1)!),
      toX: formatTick(x.at(-1)!),
      peak: formatTick(y[peak]!),
      peakX: formatTick(x[peak]!),
    });
  });
  return `${say('figure-lines', { title: figure.title, x: figure.x.label, y: figure.y.label })} ${curves.join(' ')}`;
}

/** So many bars are read out one by one. */
const FEW_BARS = 4;

function bars(figure: BarsFigure, say: Words): string {
  const digits = figure.digits ?? 2;
  const series = figure.series.map(({ name, values }) => {
    if (values.length <= FEW_BARS) {
      const each = values.map((value, i) =>
        say('figure-bar', {
          category: figure.categories[i] ?? '–',
          value: formatCell(value, digits),
        }),
      );
      return say('figure-bar-each', { name, values: each.join(say('list-separator')) });
    }
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return say('figure-bar-series', {
      name,
      low: formatCell(low, digits),
      lowAt: figure.categories[values.indexOf(low)] ?? '–',
      high: formatCell(high, digits),
      highAt: figure.categories[values.indexOf(high)] ?? '–',
    });
  });
  return `${say('figure-bars', { title: figure.title, count: figure.categories.length })} ${series.join(' ')}`;
}

function tokens(figure: TokensFigure, say: Words): string {
  const rows = figure.rows.map(({ label, tokens: boxes }) => {
    const words = boxes.map(({ text, note }) => (note ? `${text} (${note})` : text)).join(' | ');
    return label ? `${label}: ${words}.` : `${words}.`;
  });
  return `${say('figure-tokens', { title: figure.title })} ${rows.join(' ')}`;
}

function table({ header, rows }: TableFigure, say: Words): string {
  const lines = rows.map(
    (row) => `${row.map((cell, i) => (header[i] ? `${header[i]}: ${cell}` : cell)).join('; ')}.`,
  );
  return `${say('figure-table', { count: String(rows.length) })} ${lines.join(' ')}`;
}
