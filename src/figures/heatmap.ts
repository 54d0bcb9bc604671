/** Matrices as coloured cells, the value written in each where it fits; panels share one colour scale. */
import { type Drawing, frame, head } from './frame.ts';
import { drawScale, painter } from './heatmap-colours.ts';
import { CELL, drawPanel, type Layout, layoutOf, type Style } from './heatmap-panel.ts';
import type { HeatmapFigure, Theme } from './spec.ts';
import type { Svg } from './svg.ts';
import { MARGIN, paletteOf, WIDTH } from './theme.ts';

const GAP = 18;

export function drawHeatmap(figure: HeatmapFigure, theme: Theme): Drawing {
  const palette = paletteOf(theme);
  const top = head(figure.title, theme);
  const style: Style = { figure, paint: painter(figure, palette), palette };
  const parts: Svg[] = [...top.parts];

  const layouts = figure.panels.map((panel) => layoutOf(panel, figure));
  // Side by side where all panels fit at a readable cell size, else one under the other.
  const beside = figure.panels.length > 1 && fitsBeside(layouts);
  const width = beside ? roomBeside(layouts) : WIDTH - 2 * MARGIN;
  let x = MARGIN;
  let y = top.bottom;
  let rowBottom = y;
  layouts.forEach((layout, i) => {
    const drawn = drawPanel(layout, { x, y, width }, style, !beside || i === 0);
    parts.push(...drawn.parts);
    rowBottom = Math.max(rowBottom, drawn.bottom);
    if (beside) x += width + GAP;
    else y = drawn.bottom + GAP;
  });
  const scale = drawScale(figure, rowBottom + 10, palette, theme);
  parts.push(...scale.parts);
  return frame(parts, scale.bottom + MARGIN - 6, theme);
}

/** The width of each of some panels side by side. */
const roomBeside = ({ length }: readonly Layout[]): number =>
  (WIDTH - 2 * MARGIN - GAP * (length - 1)) / length;

const fitsBeside = (layouts: readonly Layout[]): boolean =>
  layouts.every(
    ({ captions, columns }) => (roomBeside(layouts) - captions) / columns >= CELL.readable + 6,
  );
