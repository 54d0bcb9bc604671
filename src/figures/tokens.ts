/** Rows of tokens as boxes, wrapped over lines where a row is long. */
import { type Drawing, frame, head } from './frame.ts';
import type { Theme, TokensFigure } from './spec.ts';
import { element, type Svg } from './svg.ts';
import { inFont, label, shorten, widthOf } from './text.ts';
import { MARGIN, paletteOf, SIZE, WIDTH } from './theme.ts';

const BOX = { height: 26, padding: 7, gap: 5 } as const;

export function drawTokens(figure: TokensFigure, theme: Theme): Drawing {
  const palette = paletteOf(theme);
  const top = head(figure.title, theme);
  const parts: Svg[] = [...top.parts];
  let y = top.bottom;
  for (const row of figure.rows) {
    if (row.label) {
      parts.push(
        label(MARGIN, y + SIZE.small, shorten(inFont(row.label), WIDTH - 2 * MARGIN, SIZE.small), {
          size: SIZE.small,
          colour: palette.quiet,
        }),
      );
      y += SIZE.small + 6;
    }
    const noted = row.tokens.some(({ note }) => note);
    let x = MARGIN;
    for (const token of row.tokens) {
      const text = shorten(inFont(token.text), WIDTH - 2 * MARGIN - 2 * BOX.padding, SIZE.text);
      const note = shorten(inFont(token.note ?? ''), 120, SIZE.small);
      const width =
        Math.max(widthOf(text, SIZE.text), widthOf(note, SIZE.small) - 2 * BOX.padding + 4) +
        2 * BOX.padding;
      if (x > MARGIN && x + width > WIDTH - MARGIN) {
        x = MARGIN;
        y += BOX.height + BOX.gap + (noted ? SIZE.small + 4 : 0);
      }
      const tone = token.tone ?? 'plain';
      parts.push(
        element('rect', {
          x,
          y,
          width,
          height: BOX.height,
          rx: 5,
          fill:
            tone === 'strong' ? palette.series[0] : tone === 'faint' ? palette.paper : palette.rule,
          stroke: tone === 'faint' ? palette.rule : undefined,
          'stroke-dasharray': tone === 'faint' ? '3 3' : undefined,
        }),
        label(x + width / 2, y + BOX.height / 2 + SIZE.text * 0.36, text, {
          size: SIZE.text,
          colour:
            tone === 'strong' ? palette.paper : tone === 'faint' ? palette.quiet : palette.ink,
          anchor: 'middle',
        }),
      );
      if (note) {
        parts.push(
          label(x + width / 2, y + BOX.height + SIZE.small + 2, note, {
            size: SIZE.small,
            colour: palette.quiet,
            anchor: 'middle',
          }),
        );
      }
      x += width + BOX.gap;
    }
    y += BOX.height + (noted ? SIZE.small + 4 : 0) + 12;
  }
  return frame(parts, y + 2, theme);
}
