/** The colours of a heatmap: one scale for all its panels, and the bar under them that tells it. */
import { ramp } from './colour.ts';
import { legend } from './frame.ts';
import { formatCell } from './numbers.ts';
import type { HeatmapFigure, HeatmapPanel, Theme } from './spec.ts';
import { element, type Svg } from './svg.ts';
import { label, widthOf } from './text.ts';
import { MARGIN, type Palette, SIZE } from './theme.ts';

export type Paint = (value: number | null) => string | undefined;

/** The colour of a value on the scale of the whole figure; `undefined` for −∞, which is hatched. */
export function painter(
  { panels, colours = 'sequential' }: HeatmapFigure,
  palette: Palette,
): Paint {
  const [low, high] = extent(panels);
  if (colours === 'binary') {
    return (value) =>
      value === null ? undefined : value > 0 ? palette.series[0] : palette.sequential[0];
  }
  if (colours === 'diverging') {
    const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
    const colour = ramp(palette.diverging, [-most, 0, most]);
    return (value) => (value === null ? undefined : colour(value));
  }
  const colour = ramp(palette.sequential, [low, high === low ? low + 1 : high]);
  return (value) => (value === null ? undefined : colour(value));
}

/** The lowest and the highest value of some panels; those without a number begin and end at 0. */
export function extent(panels: readonly HeatmapPanel[]): [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { values } of panels) {
    for (const row of values) {
      for (const value of row) {
        if (value === null || !Number.isFinite(value)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  return low > high ? [0, 0] : [low, high];
}

/** The colour scale under the panels: a bar with its ends, or two swatches for a mask. */
export function drawScale(
  figure: HeatmapFigure,
  y: number,
  palette: Palette,
  theme: Theme,
): { parts: Svg[]; bottom: number } {
  if (figure.colours === 'binary') {
    const words = figure.legend ?? ['0', '1'];
    return legend(
      [
        { text: words[1], colour: palette.series[0]! },
        { text: words[0], colour: palette.rule },
      ],
      y,
      theme,
    );
  }
  const [low, high] = extent(figure.panels);
  const paint = painter(figure, palette);
  const most = Math.max(Math.abs(low), Math.abs(high));
  const [from, to] = figure.colours === 'diverging' ? [-most, most] : [low, high];
  const ends = [formatCell(from, figure.digits ?? 2), formatCell(to, figure.digits ?? 2)] as const;
  const width = 140;
  const steps = 28;
  const left = MARGIN + widthOf(ends[0], SIZE.small) + 6;
  const parts: Svg[] = [
    label(MARGIN, y + 11, ends[0], { size: SIZE.small, colour: palette.quiet }),
    ...Array.from({ length: steps }, (_, i) =>
      element('rect', {
        x: left + (i * width) / steps,
        y: y + 2,
        width: width / steps + 0.5,
        height: 10,
        fill: paint(from + ((to - from) * (i + 0.5)) / steps),
      }),
    ),
    label(left + width + 6, y + 11, ends[1], { size: SIZE.small, colour: palette.quiet }),
  ];
  return { parts, bottom: y + 20 };
}
