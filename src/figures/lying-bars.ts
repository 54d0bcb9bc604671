/** Bars that lie one under the other, for categories with names: each name stands in full beside its bar. */
import { leftRoom, scaleFor } from './axes.ts';
import { type Drawing, frame, head } from './frame.ts';
import { formatCell } from './numbers.ts';
import type { BarsFigure, Theme } from './spec.ts';
import { element, type Svg } from './svg.ts';
import { inFont, label, widthOf, wrap } from './text.ts';
import { MARGIN, paletteOf, SIZE, WIDTH } from './theme.ts';

const BAR = 16;
const GAP = 10;
const LINE = SIZE.small + 3;
/** The most of the width that names take; longer ones are broken into two lines. */
const NAMES = 150;

/** Draws the first series only. */
export function drawLyingBars(figure: BarsFigure, theme: Theme): Drawing {
  const palette = paletteOf(theme);
  const top = head(figure.title, theme);
  const values = figure.series[0]?.values ?? [];
  const names = figure.categories.map((text) => wrap(inFont(text), NAMES, SIZE.small).slice(0, 2));
  const notes = values.map((value, i) =>
    [formatCell(value, figure.digits ?? 2), figure.notes?.[i]].filter(Boolean).join(' · '),
  );
  const widest = (texts: readonly string[]) =>
    Math.max(0, ...texts.map((text) => widthOf(inFont(text), SIZE.small)));
  const left = MARGIN + widest(names.flat()) + 8;
  const x = scaleFor(figure.y, values, true);
  x.range([left, Math.max(left + leftRoom(x), WIDTH - MARGIN - widest(notes) - 6)]);
  const zero = x(Math.max(0, x.domain()[0] ?? 0));

  const parts: Svg[] = [
    ...top.parts,
    label(left, top.bottom + SIZE.small, inFont(figure.y.label), {
      size: SIZE.small,
      colour: palette.quiet,
    }),
  ];
  let y = top.bottom + SIZE.small + 12;
  const first = y;
  names.forEach((lines, i) => {
    const height = Math.max(BAR, lines.length * LINE);
    const middle = y + height / 2;
    lines.forEach((line, row) => {
      const baseline = middle + (row - (lines.length - 1) / 2) * LINE + SIZE.small * 0.36;
      parts.push(
        label(left - 8, baseline, line, {
          size: SIZE.small,
          colour: palette.ink,
          anchor: 'end',
        }),
      );
    });
    const value = values[i];
    if (value !== undefined && Number.isFinite(value)) {
      const end = x(value);
      parts.push(
        element('rect', {
          x: Math.min(zero, end),
          y: middle - BAR / 2,
          width: Math.abs(end - zero),
          height: BAR,
          rx: 2,
          fill: palette.series[0],
        }),
        label(Math.max(zero, end) + 6, middle + SIZE.small * 0.36, inFont(notes[i]!), {
          size: SIZE.small,
          colour: palette.ink,
        }),
      );
    }
    y += height + GAP;
  });
  parts.push(
    element('line', {
      x1: zero,
      x2: zero,
      y1: first - 4,
      y2: y - GAP + 4,
      stroke: palette.quiet,
      'stroke-width': 1,
    }),
  );
  return frame(parts, y - GAP + MARGIN, theme);
}
