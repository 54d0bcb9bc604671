/** A figure's data → SVG. */
import { drawBars } from './bars.ts';
import type { Drawing } from './frame.ts';
import { drawHeatmap } from './heatmap.ts';
import { drawLines } from './lines.ts';
import { drawLyingBars } from './lying-bars.ts';
import type { FigureSpec, Theme } from './spec.ts';
import { drawTable } from './table.ts';
import { drawTokens } from './tokens.ts';

export function draw(figure: FigureSpec, theme: Theme): Drawing {
  switch (figure.kind) {
    case 'heatmap':
      return drawHeatmap(figure, theme);
    case 'lines':
      return drawLines(figure, theme);
    case 'bars':
      return figure.lying ? drawLyingBars(figure, theme) : drawBars(figure, theme);
    case 'tokens':
      return drawTokens(figure, theme);
    case 'table':
      return drawTable(figure, theme);
  }
}
