/** One panel of a heatmap: its cells, hatched where there is no number, with captions of columns and rows. */
import { inkOn } from './colour.ts';
import type { Paint } from './heatmap-colours.ts';
import { formatCell } from './numbers.ts';
import type { HeatmapFigure, HeatmapPanel } from './spec.ts';
import { element, type Svg } from './svg.ts';
import { inFont, label, shorten, widthOf } from './text.ts';
import { type Palette, SIZE } from './theme.ts';

/** Row captions take at most this share of the width. */
const MAX_CAPTION = 96;
/** Between the lines of a hatched cell. */
const HATCH = 6;
export const CELL = { largest: 44, readable: 22 } as const;

export interface Layout {
  readonly panel: HeatmapPanel;
  readonly captions: number;
  readonly columns: number;
  readonly rows: number;
}

export function layoutOf(panel: HeatmapPanel, figure: HeatmapFigure): Layout {
  const longest = Math.max(0, ...panel.rows.map((text) => widthOf(inFont(text), SIZE.small)));
  const side = figure.rowLabel ? 16 : 0;
  return {
    panel,
    captions: Math.min(longest, MAX_CAPTION) + 6 + side,
    columns: Math.max(1, panel.columns.length),
    rows: Math.max(1, panel.rows.length),
  };
}

/** What all panels of a figure share. */
export interface Style {
  readonly figure: HeatmapFigure;
  readonly paint: Paint;
  readonly palette: Palette;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Where the cells stand. */
interface Grid {
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

interface Drawn {
  readonly parts: readonly Svg[];
  readonly bottom: number;
}

/** `withSide`: the caption of all rows stands beside it. */
export function drawPanel(
  layout: Layout,
  { x, y, width }: Box,
  style: Style,
  withSide: boolean,
): Drawn {
  const { panel, captions, columns, rows } = layout;
  const { figure, palette } = style;
  const cellWidth = Math.min(CELL.largest, (width - captions) / columns);
  // Long matrices get flat cells, so that 512 positions stay a figure and no poster.
  const cellHeight = Math.min(
    cellWidth < CELL.readable ? Math.max(cellWidth, 3) : Math.min(cellWidth, 32),
    420 / rows,
  );
  const left = x + captions;
  const headings = drawHeadings(panel, { x: left, y, width: width - captions }, style);
  const above = drawColumns(panel, { left, top: headings.bottom, cellWidth }, palette);
  const grid: Grid = { left, top: above.bottom, cellWidth, cellHeight };
  const bottom = grid.top + rows * cellHeight;
  const parts = [...headings.parts, ...above.parts, ...drawRows(panel, grid, style)];
  if (!withSide || !figure.rowLabel) return { parts, bottom };
  const side = drawSide(figure.rowLabel, x, { from: grid.top, to: bottom }, palette);
  return { parts: [...parts, ...side.parts], bottom: side.bottom };
}

/** The title, and what the columns are. */
function drawHeadings(
  { title }: HeatmapPanel,
  { x, y, width }: Box,
  { figure: { columnLabel }, palette }: Style,
): Drawn {
  const parts: Svg[] = [];
  let bottom = y;
  if (title) {
    const text = shorten(inFont(title), width, SIZE.text);
    parts.push(label(x, bottom + SIZE.text, text, { size: SIZE.text, colour: palette.ink }));
    bottom += SIZE.text + 8;
  }
  if (columnLabel) {
    const style = { size: SIZE.small, colour: palette.quiet };
    parts.push(label(x, bottom + SIZE.small, inFont(columnLabel), style));
    bottom += SIZE.small + 5;
  }
  return { parts, bottom };
}

/** Words too wide for their cells stand upright instead of being thinned out; numbers are thinned out. */
function drawColumns(
  { columns }: HeatmapPanel,
  { left, top, cellWidth }: Omit<Grid, 'cellHeight'>,
  palette: Palette,
): Drawn {
  const texts = columns.map((text) => shorten(inFont(text), 64, SIZE.small));
  const widest = Math.max(0, ...texts.map((text) => widthOf(text, SIZE.small)));
  if (widest === 0) return { parts: [], bottom: top };
  const step = Math.max(1, Math.ceil((widest + 4) / cellWidth));
  const upright =
    step > 1 && columns.some((text) => !/^-?[\d.]+$/u.test(text)) && cellWidth >= SIZE.small + 2;
  const bottom = top + (upright ? widest + 4 : SIZE.small + 4);
  const style = { size: SIZE.small, colour: palette.quiet };
  const parts = texts.flatMap((text, i) => {
    const centre = left + (i + 0.5) * cellWidth;
    if (upright)
      return [label(centre + SIZE.small * 0.36, bottom - 4, text, { ...style, rotate: -90 })];
    return i % step === 0 ? [label(centre, bottom - 4, text, { ...style, anchor: 'middle' })] : [];
  });
  return { parts, bottom };
}

/** The cells, each with its value where all values fit, and the captions of as many rows as there is room for. */
function drawRows(panel: HeatmapPanel, grid: Grid, style: Style): Svg[] {
  const { left, top, cellWidth, cellHeight } = grid;
  const { figure, palette } = style;
  const blank = figure.absent === 'nothing';
  const texts = panel.values.map((row) =>
    row.map((value) => (blank && value === null ? '' : formatCell(value, figure.digits ?? 2))),
  );
  const widestCell = Math.max(0, ...texts.flat().map((text) => widthOf(text, SIZE.cell)));
  const written = widestCell + 4 <= cellWidth && cellHeight >= SIZE.cell + 4;
  const step = Math.max(1, Math.ceil((SIZE.small + 3) / cellHeight));
  return panel.values.flatMap((row, i) => {
    const caption = shorten(inFont(panel.rows[i] ?? ''), MAX_CAPTION, SIZE.small);
    const middle = top + (i + 0.5) * cellHeight + SIZE.small * 0.36;
    const captionStyle = { size: SIZE.small, colour: palette.quiet, anchor: 'end' } as const;
    return [
      ...(i % step === 0 ? [label(left - 6, middle, caption, captionStyle)] : []),
      ...row.flatMap((value, j) => {
        if (blank && value === null) return [];
        const text = written ? texts[i]![j]! : undefined;
        return drawCell({ row: i, column: j, value, text }, grid, style);
      }),
    ];
  });
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
  /** What is written in it, if anything. */
  readonly text: string | undefined;
}

function drawCell(
  { row, column, value, text }: Cell,
  grid: Grid,
  { paint, palette }: Style,
): Svg[] {
  const { left, top, cellWidth, cellHeight } = grid;
  const colour = paint(value);
  const gap = cellWidth >= 10 ? 1 : 0;
  const [x, y] = [left + column * cellWidth, top + row * cellHeight];
  const [width, height] = [cellWidth - gap, cellHeight - gap];
  const parts = [
    element('rect', { x, y, width, height, rx: gap * 2, fill: colour ?? palette.rule }),
    ...(colour === undefined ? hatch(x, y, width, height, palette) : []),
  ];
  if (text === undefined) return parts;
  const centre = left + (column + 0.5) * cellWidth;
  const baseline = top + (row + 0.5) * cellHeight + SIZE.cell * 0.36;
  const ink = colour === undefined ? palette.quiet : inkOn(colour);
  const style = { size: SIZE.cell, colour: ink, anchor: 'middle' } as const;
  return [...parts, label(centre, baseline, text, style)];
}

/** Slanting lines over a cell: told from every colour of the scale, also in grey. */
function hatch(x: number, y: number, width: number, height: number, palette: Palette): Svg[] {
  const lines: Svg[] = [];
  for (let offset = HATCH; offset < width + height; offset += HATCH) {
    // The line u + v = offset, from its lower left to its upper right end inside the cell.
    const from = Math.max(0, offset - height);
    const to = Math.min(width, offset);
    lines.push(
      element('line', {
        x1: x + from,
        y1: y + offset - from,
        x2: x + to,
        y2: y + offset - to,
        stroke: palette.paper,
        'stroke-width': 1,
      }),
    );
  }
  return lines;
}

/** What the rows are, upright beside them. The caption of a very low panel reaches under it. */
function drawSide(
  caption: string,
  x: number,
  { from, to }: { readonly from: number; readonly to: number },
  palette: Palette,
): Drawn {
  const text = shorten(inFont(caption), Math.max(to - from, 60), SIZE.small);
  const bottom = Math.max(to, from + widthOf(text, SIZE.small));
  const style = { size: SIZE.small, colour: palette.quiet, anchor: 'middle', rotate: -90 } as const;
  return { parts: [label(x + SIZE.small, (from + bottom) / 2, text, style)], bottom };
}
