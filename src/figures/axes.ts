/** Axes: scales that hold the data, ticks that do not crowd, captions. */
import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3-scale';
import { formatTick } from './numbers.ts';
import type { Axis } from './spec.ts';
import { element, type Svg } from './svg.ts';
import { label, widthOf } from './text.ts';
import { type Palette, SIZE } from './theme.ts';

export type Scale = ScaleContinuousNumeric<number, number>;

/**
 * A scale over all `values`. A log axis needs positive numbers: where there are none it becomes linear.
 * Equal values get room around them, and `zero` takes in the 0.
 */
export function scaleFor(axis: Axis, values: readonly number[], zero = false): Scale {
  const finite = values.filter(Number.isFinite);
  const log = axis.scale === 'log' && finite.every((value) => value > 0) && finite.length > 0;
  const held = [...finite, ...(zero && !log ? [0] : []), ...(axis.range ?? [])];
  let low = Math.min(...held);
  let high = Math.max(...held);
  if (held.length === 0 || (zero && low === 0 && high === 0)) [low, high] = [0, 1];
  if (low === high) {
    const room = Math.abs(low) * 0.1 || 1;
    [low, high] = log ? [low / 2, high * 2] : [low - room, high + room];
  }
  return log ? scaleLog().domain([low, high]) : scaleLinear().domain([low, high]);
}

/** At most `most` ticks; a log scale takes powers of ten, or of two where those are too few. */
function ticksOf(scale: Scale, most: number, whole = false): number[] {
  const [low = 0, high = 1] = scale.domain();
  if (!('base' in scale)) {
    const ticks = scale.ticks(most);
    return whole ? ticks.filter(Number.isInteger) : ticks;
  }
  for (const base of [2, 10]) {
    const powers: number[] = [];
    for (
      let e = Math.ceil(Math.log(low) / Math.log(base) - 1e-9);
      base ** e <= high * (1 + 1e-9);
      e++
    )
      powers.push(base ** e);
    if (powers.length <= (base === 2 ? 12 : Number.POSITIVE_INFINITY)) {
      const step = Math.ceil(powers.length / most);
      return powers.filter((_, i) => i % step === 0);
    }
  }
  return [];
}

/** `whole` leaves out ticks between whole numbers: there is no half card. */
export function leftAxis(
  scale: Scale,
  x: number,
  right: number,
  palette: Palette,
  whole = false,
): Svg[] {
  const [bottom = 0, top = 0] = scale.range();
  const ticks = ticksOf(scale, Math.max(2, Math.floor((bottom - top) / 36)), whole);
  return [
    ...ticks.flatMap((tick) => [
      element('line', {
        x1: x,
        x2: right,
        y1: scale(tick),
        y2: scale(tick),
        stroke: palette.rule,
        'stroke-width': 1,
      }),
      label(x - 6, scale(tick) + SIZE.small * 0.36, formatTick(tick), {
        size: SIZE.small,
        colour: palette.quiet,
        anchor: 'end',
      }),
    ]),
  ];
}

/** The width the labels of the left axis take. */
export const leftRoom = (scale: Scale): number =>
  Math.max(...ticksOf(scale, 6).map((tick) => widthOf(formatTick(tick), SIZE.small)), 12) + 8;

export function bottomAxis(scale: Scale, y: number, palette: Palette): Svg[] {
  const [left = 0, right = 0] = scale.range();
  const ticks = ticksOf(scale, 8);
  const parts: Svg[] = [
    element('line', {
      x1: left,
      x2: right,
      y1: y,
      y2: y,
      stroke: palette.quiet,
      'stroke-width': 1,
    }),
  ];
  let end = Number.NEGATIVE_INFINITY;
  for (const tick of ticks) {
    const text = formatTick(tick);
    const half = widthOf(text, SIZE.small) / 2;
    const x = scale(tick);
    if (x - half < end + 6) continue;
    end = x + half;
    parts.push(
      element('line', { x1: x, x2: x, y1: y, y2: y + 4, stroke: palette.quiet, 'stroke-width': 1 }),
      label(x, y + 6 + SIZE.small, text, {
        size: SIZE.small,
        colour: palette.quiet,
        anchor: 'middle',
      }),
    );
  }
  return parts;
}
