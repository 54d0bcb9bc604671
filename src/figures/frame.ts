/** What every figure shares: the paper, the title on top, the size that follows from the content. */
import type { Theme } from './spec.ts';
import { element, type Svg } from './svg.ts';
import { inFont, label, widthOf, wrap } from './text.ts';
import { MARGIN, paletteOf, SIZE, WIDTH } from './theme.ts';

export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Where the content begins under a title. */
export interface Head {
  readonly parts: Svg[];
  readonly bottom: number;
}

export function head(title: string, theme: Theme): Head {
  const { ink } = paletteOf(theme);
  const lines = wrap(inFont(title), WIDTH - 2 * MARGIN, SIZE.title, 'bold');
  const parts = lines.map((line, i) =>
    label(MARGIN, MARGIN + SIZE.title + i * (SIZE.title + 5), line, {
      size: SIZE.title,
      colour: ink,
      weight: 'bold',
    }),
  );
  return { parts, bottom: MARGIN + lines.length * (SIZE.title + 5) + (lines.length > 0 ? 8 : 0) };
}

export function frame(parts: readonly Svg[], height: number, theme: Theme): Drawing {
  const { paper } = paletteOf(theme);
  const rounded = Math.ceil(height);
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${rounded}`,
      width: WIDTH,
      height: rounded,
    },
    element('rect', { width: WIDTH, height: rounded, rx: 8, fill: paper }),
    ...parts,
  );
  return { svg: svg.markup, width: WIDTH, height: rounded };
}

export interface LegendEntry {
  readonly text: string;
  readonly colour: string;
  readonly dashed?: boolean;
}

/**
 * Swatches with words, wrapped over as many lines as they need; `bottom` is where they end. A single entry
 * needs none: the caption of the axis says what it is.
 */
export function legend(entries: readonly LegendEntry[], top: number, theme: Theme): Head {
  if (entries.length < 2) return { parts: [], bottom: top };
  const { quiet } = paletteOf(theme);
  const parts: Svg[] = [];
  let x = MARGIN;
  let y = top;
  for (const entry of entries) {
    const text = inFont(entry.text);
    const [line = ''] = wrap(text, WIDTH - 2 * MARGIN - 20, SIZE.small);
    const width = 20 + widthOf(line, SIZE.small) + 16;
    if (x > MARGIN && x + width - 16 > WIDTH - MARGIN) {
      x = MARGIN;
      y += 18;
    }
    parts.push(
      element('line', {
        x1: x,
        y1: y + 7,
        x2: x + 14,
        y2: y + 7,
        stroke: entry.colour,
        'stroke-width': entry.dashed ? 2.5 : 6,
        'stroke-dasharray': entry.dashed ? '4 3' : undefined,
      }),
      label(x + 20, y + 11, line, { size: SIZE.small, colour: quiet }),
    );
    x += width;
  }
  return { parts, bottom: y + 20 };
}
