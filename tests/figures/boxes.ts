/** The boxes that the texts of one of our SVGs take, by the real widths of the font. */
import { widthOf } from '#figures/text.ts';

export interface Box {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const decoded = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

export function boxesOf(svg: string): Box[] {
  return [...svg.matchAll(/<text ([^>]*[^>/])>(.*?)<\/text>/gsu)].map(
    ([, attributes = '', inner = '']) => {
      const attribute = (name: string) =>
        new RegExp(`(?:^| )${name}="([^"]*)"`, 'u').exec(attributes)?.[1];
      const [x, y, size] = ['x', 'y', 'font-size'].map((name) => Number(attribute(name))) as [
        number,
        number,
        number,
      ];
      const text = decoded(inner);
      const width = widthOf(
        text,
        size,
        attribute('font-family')?.includes('SemiBold') ? 'bold' : 'regular',
      );
      const shift = { start: 0, middle: width / 2, end: width }[
        attribute('text-anchor') ?? 'start'
      ]!;
      // Digits and Latin letters reach about 0.75 em above the baseline and 0.2 em below.
      const [up, down] = [0.75 * size, 0.2 * size];
      const rotated = attribute('transform')?.startsWith('rotate(-90');
      return rotated
        ? { text, left: x - up, right: x + down, top: y - (width - shift), bottom: y + shift }
        : { text, left: x - shift, right: x - shift + width, top: y - up, bottom: y + down };
    },
  );
}

/** Pairs of texts that lie on each other by more than half a unit. */
export function overlaps(boxes: readonly Box[]): string[] {
  const found: string[] = [];
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 0.5 && high > 0.5) found.push(`“${a.text}” and “${b.text}”`);
    }
  });
  return found;
}
