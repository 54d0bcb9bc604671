/** Groups of bars, one colour a series, from a common zero. */
import { scaleBand } from 'd3-scale';
import { leftAxis, leftRoom, scaleFor } from './axes.ts';
import { type Drawing, frame, head, legend } from './frame.ts';
import { formatCell } from './numbers.ts';
import type { BarsFigure, Theme } from './spec.ts';
import { element, type Svg } from './svg.ts';
import { inFont, label, shorten, widthOf } from './text.ts';
import { MARGIN, paletteOf, SIZE, WIDTH } from './theme.ts';

const PLOT = 190;

export function drawBars(figure: BarsFigure, theme: Theme): Drawing {
  const palette = paletteOf(theme);
  const top = head(figure.title, theme);
  const names = legend(
    figure.series.map(({ name }, i) => ({
      text: name,
      colour: palette.series[i % palette.series.length]!,
    })),
    top.bottom,
    theme,
  );
  const plotTop = names.bottom + SIZE.small + 12;
  const bottom = plotTop + PLOT;
  const y = scaleFor(
    figure.y,
    figure.series.flatMap(({ values }) => values),
    true,
  );
  y.range([bottom, plotTop + 16]);
  const left = MARGIN + leftRoom(y);
  const places = figure.categories.map((_, i) => String(i));
  const groups = scaleBand()
    .domain(places)
    .range([left, WIDTH - MARGIN])
    .padding(0.22);
  const bars = scaleBand()
    .domain(figure.series.map((_, i) => String(i)))
    .range([0, groups.bandwidth()])
    .padding(0.08);
  const zero = 'base' in y ? bottom : y(0);

  const texts = figure.series.map(({ values }) =>
    values.map((value) => formatCell(value, figure.digits ?? 2)),
  );
  const widest = Math.max(0, ...texts.flat().map((text) => widthOf(text, SIZE.small)));
  // Neighbouring captions must not meet, not even those of the next group.
  const written = widest + 2 <= bars.step();
  const parts: Svg[] = [
    ...top.parts,
    ...names.parts,
    label(MARGIN, names.bottom + SIZE.small, inFont(figure.y.label), {
      size: SIZE.small,
      colour: palette.quiet,
    }),
    ...leftAxis(y, left, WIDTH - MARGIN, palette, figure.digits === 0),
  ];
  figure.series.forEach(({ values }, s) => {
    values.forEach((value, i) => {
      if (!Number.isFinite(value)) return;
      const x = (groups(String(i)) ?? 0) + (bars(String(s)) ?? 0);
      const end = y(value);
      parts.push(
        element('rect', {
          x,
          y: Math.min(end, zero),
          width: bars.bandwidth(),
          height: Math.abs(end - zero),
          rx: Math.min(2, bars.bandwidth() / 4),
          fill: palette.series[s % palette.series.length],
        }),
      );
      if (written) {
        parts.push(
          label(x + bars.bandwidth() / 2, Math.min(end, zero) - 4, texts[s]![i]!, {
            size: SIZE.small,
            colour: palette.ink,
            anchor: 'middle',
          }),
        );
      }
    });
  });
  const shown = figure.categories.map((text) =>
    shorten(inFont(text), Math.max(groups.step() - 4, 40), SIZE.small),
  );
  const step = Math.max(
    1,
    Math.ceil((Math.max(0, ...shown.map((text) => widthOf(text, SIZE.small))) + 4) / groups.step()),
  );
  shown.forEach((text, i) => {
    if (i % step !== 0) return;
    const centre = (groups(String(i)) ?? 0) + groups.bandwidth() / 2;
    parts.push(
      label(centre, bottom + SIZE.small + 6, text, {
        size: SIZE.small,
        colour: palette.quiet,
        anchor: 'middle',
      }),
    );
  });
  parts.push(
    element('line', {
      x1: left,
      x2: WIDTH - MARGIN,
      y1: zero,
      y2: zero,
      stroke: palette.quiet,
      'stroke-width': 1,
    }),
  );
  return frame(parts, bottom + SIZE.small + 6 + MARGIN, theme);
}
