/** Colours between colours, and the ink that can be read on one. */
import { scaleLinear } from 'd3-scale';

/** A function from [0, 1] (or [−1, 1] with three stops) to a colour. */
export const ramp = (
  stops: readonly string[],
  domain: readonly number[],
): ((value: number) => string) =>
  scaleLinear<string>()
    .domain([...domain])
    .range([...stops])
    .clamp(true);

/** Black or white ink, whichever contrasts more with `background` (`rgb(r, g, b)` or `#rrggbb`). */
export function inkOn(background: string): string {
  const [r = 0, g = 0, b = 0] = channels(background).map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  // Equal contrast with black and with white lies at this luminance (WCAG 2).
  return luminance > 0.179 ? '#10151c' : '#ffffff';
}

function channels(colour: string): number[] {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(colour);
  if (hex) return hex.slice(1).map((part) => Number.parseInt(part, 16));
  return (colour.match(/\d+(\.\d+)?/gu) ?? []).slice(0, 3).map(Number);
}
