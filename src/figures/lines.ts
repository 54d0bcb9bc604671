/** Curves over two axes, with rules at the values a reader should notice. */
import { line as path } from 'd3-shape';
import { bottomAxis, leftAxis, leftRoom, scaleFor } from './axes.ts';
import { type Drawing, frame, head, legend } from './frame.ts';
import type { LineSeries, LinesFigure, Theme } from './spec.ts';
import { element, type Svg } from './svg.ts';
import { inFont, label, shorten, widthOf } from './text.ts';
import { MARGIN, type Palette, paletteOf, SIZE, WIDTH } from './theme.ts';

const PLOT = 200;

export function drawLines(figure: LinesFigure, theme: Theme): Drawing {
  const palette = paletteOf(theme);
  const top = head(figure.title, theme);
  const colours = figure.series.map((_, i) => palette.series[i % palette.series.length]!);
  const names = legend(
    figure.series.map(({ name, style }, i) => ({
      text: name,
      colour: colours[i]!,
      dashed: style === 'dashed',
    })),
    top.bottom,
    theme,
  );
  const marks = figure.marks ?? [];
  const x = scaleFor(figure.x, [
    ...figure.series.flatMap((s) => s.x),
    ...marks.map((mark) => mark.x),
  ]);
  const y = scaleFor(
    figure.y,
    figure.series.flatMap((s) => s.y),
  );
  const caption = label(MARGIN, names.bottom + SIZE.small, inFont(figure.y.label), {
    size: SIZE.small,
    colour: palette.quiet,
  });
  const plotTop = names.bottom + SIZE.small + 12;
  const bottom = plotTop + PLOT;
  y.range([bottom, plotTop + (marks.length > 0 ? 18 : 4)]);
  const left = MARGIN + leftRoom(y);
  x.range([left, WIDTH - MARGIN - 8]);

  const parts: Svg[] = [
    ...top.parts,
    ...names.parts,
    caption,
    ...leftAxis(y, left, WIDTH - MARGIN, palette),
    ...bottomAxis(x, bottom, palette),
    label((left + WIDTH - MARGIN) / 2, bottom + 2 * SIZE.small + 12, inFont(figure.x.label), {
      size: SIZE.small,
      colour: palette.quiet,
      anchor: 'middle',
    }),
    ...drawMarks(figure, x, plotTop, bottom, palette),
    ...figure.series.flatMap((series, i) => drawSeries(series, x, y, colours[i]!)),
  ];
  return frame(parts, bottom + 2 * SIZE.small + 12 + MARGIN, theme);
}

type Scale = ReturnType<typeof scaleFor>;

function drawSeries(series: LineSeries, x: Scale, y: Scale, colour: string): Svg[] {
  const points = series.x.flatMap((value, i): [number, number][] => {
    const other = series.y[i];
    const there = other !== undefined && Number.isFinite(other) && Number.isFinite(value);
    return there ? [[x(value), y(other)]] : [];
  });
  if (series.style === 'points') {
    return points.map(([cx, cy]) => element('circle', { cx, cy, r: 3, fill: colour }));
  }
  const d = path().digits(2)(points) ?? '';
  const curve = element('path', {
    d,
    fill: 'none',
    stroke: colour,
    'stroke-width': 2.2,
    'stroke-linejoin': 'round',
    'stroke-dasharray': series.style === 'dashed' ? '5 4' : undefined,
  });
  // A few points are measurements; many are a curve.
  const dots =
    points.length <= 16
      ? points.map(([cx, cy]) => element('circle', { cx, cy, r: 2.6, fill: colour }))
      : [];
  return [curve, ...dots];
}

/** Rules with captions; a caption that would run into its neighbour is left to the alt text and the table. */
function drawMarks(
  figure: LinesFigure,
  x: Scale,
  top: number,
  bottom: number,
  palette: Palette,
): Svg[] {
  let end = Number.NEGATIVE_INFINITY;
  return (figure.marks ?? [])
    .toSorted((a, b) => a.x - b.x)
    .flatMap((mark) => {
      const at = x(mark.x);
      const text = shorten(inFont(mark.label), 140, SIZE.small);
      const width = widthOf(text, SIZE.small);
      const start = Math.min(Math.max(at - width / 2, MARGIN), WIDTH - MARGIN - width);
      const rule = element('line', {
        x1: at,
        x2: at,
        y1: top + 14,
        y2: bottom,
        stroke: palette.quiet,
        'stroke-width': 1,
        'stroke-dasharray': '2 3',
      });
      if (start < end + 6) return [rule];
      end = start + width;
      return [
        rule,
        label(start, top + SIZE.small - 1, text, { size: SIZE.small, colour: palette.ink }),
      ];
    });
}
