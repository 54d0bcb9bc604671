/** A table as a picture: columns as wide as they need, or as fair as there is room, with the text wrapped. */
import { type Drawing, frame, head } from './frame.ts';
import type { TableFigure, Theme } from './spec.ts';
import { element, type Svg } from './svg.ts';
import { inFont, label, type Weight, widthOf, wrap } from './text.ts';
import { MARGIN, paletteOf, SIZE, WIDTH } from './theme.ts';

const LINE = 17;
/** Between columns, and over and under the lines of a row. */
const GAP = { columns: 14, rows: 6 } as const;

export function drawTable(figure: TableFigure, theme: Theme): Drawing {
  const { ink, quiet, rule } = paletteOf(theme);
  const top = head(figure.title, theme);
  const header = figure.header.map(inFont);
  const rows = figure.rows.map((row) => row.map(inFont));
  const widths = columnWidths([header, ...rows], WIDTH - 2 * MARGIN);
  const parts: Svg[] = [...top.parts];
  let y = top.parts.length > 0 ? top.bottom : MARGIN - GAP.rows;
  const row = (cells: readonly string[], weight: Weight, colour: string) => {
    const wrapped = cells.map((cell, i) => wrap(cell, widths[i] ?? 0, SIZE.text, weight));
    let x = MARGIN;
    for (const [i, lines] of wrapped.entries()) {
      const isRight = figure.align[i] === 'right';
      for (const [n, line] of lines.entries()) {
        const baseline = y + GAP.rows + SIZE.text + n * LINE - 1;
        parts.push(
          label(isRight ? x + widths[i]! : x, baseline, line, {
            size: SIZE.text,
            colour,
            weight,
            anchor: isRight ? 'end' : 'start',
          }),
        );
      }
      x += widths[i]! + GAP.columns;
    }
    y += Math.max(1, ...wrapped.map((lines) => lines.length)) * LINE + 2 * GAP.rows;
  };
  row(header, 'bold', quiet);
  for (const cells of rows) {
    parts.push(element('line', { x1: MARGIN, x2: WIDTH - MARGIN, y1: y, y2: y, stroke: rule }));
    row(cells, 'regular', ink);
  }
  return frame(parts, y + MARGIN - GAP.rows, theme);
}

/** Narrow columns keep what they need; the wide ones share what is left. */
function columnWidths(rows: readonly (readonly string[])[], width: number): number[] {
  const needed = (rows[0] ?? []).map((_, column) =>
    Math.max(
      ...rows.map((cells, i) =>
        Math.ceil(widthOf(cells[column] ?? '', SIZE.text, i === 0 ? 'bold' : 'regular')),
      ),
    ),
  );
  const room = width - GAP.columns * (needed.length - 1);
  const shares = [...needed];
  let left = room;
  let open = needed.map((_, column) => column);
  while (open.length > 0) {
    const share = left / open.length;
    const content = open.filter((column) => needed[column]! <= share);
    if (content.length === 0) {
      for (const column of open) shares[column] = share;
      break;
    }
    for (const column of content) left -= needed[column]!;
    open = open.filter((column) => !content.includes(column));
  }
  return shares;
}
