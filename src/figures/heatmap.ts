/** Matrices as coloured cells, the value written in each where it fits; panels share one colour scale. */
import { inkOn, ramp } from './colour.ts';
import { type Drawing, frame, head, legend } from './frame.ts';
import { formatCell } from './numbers.ts';
import type { HeatmapFigure, HeatmapPanel, Theme } from './spec.ts';
import { element, type Svg } from './svg.ts';
import { inFont, label, shorten, widthOf } from './text.ts';
import { MARGIN, type Palette, paletteOf, SIZE, WIDTH } from './theme.ts';

/** Row captions take at most this share of the width. */
const MAX_CAPTION = 96;
const GAP = 18;
/** Between the lines of a hatched cell. */
const HATCH = 6;
const CELL = { largest: 44, readable: 22 } as const;

export function drawHeatmap(figure: HeatmapFigure, theme: Theme): Drawing {
  const palette = paletteOf(theme);
  const top = head(figure.title, theme);
  const paint = painter(figure, palette);
  const parts: Svg[] = [...top.parts];

  const layouts = figure.panels.map((panel) => layoutOf(panel, figure));
  // Side by side where all panels fit at a readable cell size, else one under the other.
  const beside = figure.panels.length > 1 && fitsBeside(layouts);
  let x = MARGIN;
  let y = top.bottom;
  let rowBottom = y;
  layouts.forEach((layout, i) => {
    const room = beside
      ? (WIDTH - 2 * MARGIN - GAP * (layouts.length - 1)) / layouts.length
      : WIDTH - 2 * MARGIN;
    const drawn = drawPanel(
      figure,
      layout,
      { x, y, width: room },
      paint,
      palette,
      !beside || i === 0,
    );
    parts.push(...drawn.parts);
    rowBottom = Math.max(rowBottom, drawn.bottom);
    if (beside) x += room + GAP;
    else y = drawn.bottom + GAP;
  });
  const scale = drawScale(figure, rowBottom + 10, palette, theme);
  parts.push(...scale.parts);
  return frame(parts, scale.bottom + MARGIN - 6, theme);
}

interface Layout {
  readonly panel: HeatmapPanel;
  readonly captions: number;
  readonly columns: number;
  readonly rows: number;
}

function layoutOf(panel: HeatmapPanel, figure: HeatmapFigure): Layout {
  const longest = Math.max(0, ...panel.rows.map((text) => widthOf(inFont(text), SIZE.small)));
  const side = figure.rowLabel ? 16 : 0;
  return {
    panel,
    captions: Math.min(longest, MAX_CAPTION) + 6 + side,
    columns: Math.max(1, panel.columns.length),
    rows: Math.max(1, panel.rows.length),
  };
}

const fitsBeside = (layouts: readonly Layout[]): boolean => {
  const room = (WIDTH - 2 * MARGIN - GAP * (layouts.length - 1)) / layouts.length;
  return layouts.every(({ captions, columns }) => (room - captions) / columns >= CELL.readable + 6);
};

type Paint = (value: number | null) => string | undefined;

/** The colour of a value on the scale of the whole figure; `undefined` for −∞, which is hatched. */
function painter({ panels, colours = 'sequential' }: HeatmapFigure, palette: Palette): Paint {
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

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function drawPanel(
  figure: HeatmapFigure,
  { panel, captions, columns, rows }: Layout,
  { x, y, width }: Box,
  paint: Paint,
  palette: Palette,
  withSide: boolean,
): { parts: Svg[]; bottom: number } {
  const parts: Svg[] = [];
  const cellWidth = Math.min(CELL.largest, (width - captions) / columns);
  // Long matrices get flat cells, so that 512 positions stay a figure and no poster.
  const cellHeight = Math.min(
    cellWidth < CELL.readable ? Math.max(cellWidth, 3) : Math.min(cellWidth, 32),
    420 / rows,
  );
  let top = y;
  const left = x + captions;
  if (panel.title) {
    parts.push(
      label(left, top + SIZE.text, shorten(inFont(panel.title), width - captions, SIZE.text), {
        size: SIZE.text,
        colour: palette.ink,
      }),
    );
    top += SIZE.text + 8;
  }
  if (figure.columnLabel) {
    parts.push(
      label(left, top + SIZE.small, inFont(figure.columnLabel), {
        size: SIZE.small,
        colour: palette.quiet,
      }),
    );
    top += SIZE.small + 5;
  }
  const columnTexts = panel.columns.map((text) => shorten(inFont(text), 64, SIZE.small));
  const widest = Math.max(0, ...columnTexts.map((text) => widthOf(text, SIZE.small)));
  const columnStep = Math.max(1, Math.ceil((widest + 4) / cellWidth));
  // Words too wide for their cells stand upright instead of being thinned out; numbers are thinned out.
  const upright =
    columnStep > 1 &&
    panel.columns.some((text) => !/^-?[\d.]+$/u.test(text)) &&
    cellWidth >= SIZE.small + 2;
  if (widest > 0) {
    const room = upright ? widest + 4 : SIZE.small + 4;
    columnTexts.forEach((text, i) => {
      if (!upright && i % columnStep !== 0) return;
      const centre = left + (i + 0.5) * cellWidth;
      parts.push(
        upright
          ? label(centre + SIZE.small * 0.36, top + room - 4, text, {
              size: SIZE.small,
              colour: palette.quiet,
              rotate: -90,
            })
          : label(centre, top + room - 4, text, {
              size: SIZE.small,
              colour: palette.quiet,
              anchor: 'middle',
            }),
      );
    });
    top += room;
  }

  const blank = figure.absent === 'nothing';
  const texts = panel.values.map((row) =>
    row.map((value) => (blank && value === null ? '' : formatCell(value, figure.digits ?? 2))),
  );
  const widestCell = Math.max(0, ...texts.flat().map((text) => widthOf(text, SIZE.cell)));
  const written = widestCell + 4 <= cellWidth && cellHeight >= SIZE.cell + 4;
  const rowStep = Math.max(1, Math.ceil((SIZE.small + 3) / cellHeight));
  panel.values.forEach((row, i) => {
    if (i % rowStep === 0) {
      const text = shorten(inFont(panel.rows[i] ?? ''), MAX_CAPTION, SIZE.small);
      parts.push(
        label(left - 6, top + (i + 0.5) * cellHeight + SIZE.small * 0.36, text, {
          size: SIZE.small,
          colour: palette.quiet,
          anchor: 'end',
        }),
      );
    }
    row.forEach((value, j) => {
      if (blank && value === null) return;
      const colour = paint(value);
      const gap = cellWidth >= 10 ? 1 : 0;
      parts.push(
        element('rect', {
          x: left + j * cellWidth,
          y: top + i * cellHeight,
          width: cellWidth - gap,
          height: cellHeight - gap,
          rx: gap * 2,
          fill: colour ?? palette.rule,
        }),
        ...(colour === undefined
          ? hatch(
              left + j * cellWidth,
              top + i * cellHeight,
              cellWidth - gap,
              cellHeight - gap,
              palette,
            )
          : []),
      );
      if (written) {
        parts.push(
          label(
            left + (j + 0.5) * cellWidth,
            top + (i + 0.5) * cellHeight + SIZE.cell * 0.36,
            texts[i]![j]!,
            {
              size: SIZE.cell,
              colour: colour === undefined ? palette.quiet : inkOn(colour),
              anchor: 'middle',
            },
          ),
        );
      }
    });
  });
  const bottom = top + rows * cellHeight;
  if (!withSide || !figure.rowLabel) return { parts, bottom };
  const side = shorten(inFont(figure.rowLabel), Math.max(bottom - top, 60), SIZE.small);
  // The caption of a very low panel reaches under it.
  const end = Math.max(bottom, top + widthOf(side, SIZE.small));
  const centre = (top + end) / 2;
  parts.push(
    label(x + SIZE.small, centre, side, {
      size: SIZE.small,
      colour: palette.quiet,
      anchor: 'middle',
      rotate: -90,
    }),
  );
  return { parts, bottom: end };
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

/** The colour scale under the panels: a bar with its ends, or two swatches for a mask. */
function drawScale(
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
