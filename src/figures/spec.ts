/**
 * What a figure shows, as plain data: it can be hashed, cached, sent to a worker and described in words.
 *
 * How it looks (colours, fonts, sizes) is not here but in the renderers beside this file.
 */

/** An axis: its caption, and how values are spread along it. */
export interface Axis {
  readonly label: string;
  /** @default 'linear' */
  readonly scale?: 'linear' | 'log';
  /** What the axis holds at least, whatever the values are: percents from 0 to 100. */
  readonly range?: readonly [low: number, high: number];
}

/** A matrix as coloured cells with the value written in each where it fits. */
export interface HeatmapPanel {
  readonly title: string;
  /** Row captions, one a row of `values` (queries, tokens, positions). */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `values[row][column]`; `null` stands for what `absent` says. */
  readonly values: readonly (readonly (number | null)[])[];
}

export interface HeatmapFigure {
  readonly kind: 'heatmap';
  readonly title: string;
  /** Captions of the two sides, shared by all panels: `['query', 'key']`. */
  readonly rowLabel?: string;
  readonly columnLabel?: string;
  /** One colour scale for all panels, so that they can be compared. */
  readonly panels: readonly HeatmapPanel[];
  /**
   * `sequential` from the lowest to the highest value, `diverging` around zero, `binary` for masks
   * (1 = may look, 0 = may not).
   * @default 'sequential'
   */
  readonly colours?: 'sequential' | 'diverging' | 'binary';
  /** Words for the 0 and the 1 of a binary figure. @default ['0', '1'] */
  readonly legend?: readonly [zero: string, one: string];
  /** What `null` stands for: −∞, hatched, or no value at all, left blank. @default 'minus-infinity' */
  readonly absent?: 'minus-infinity' | 'nothing';
  /** Digits after the point in the cells. @default 2 */
  readonly digits?: number;
}

export interface LineSeries {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** @default 'line' */
  readonly style?: 'line' | 'dashed' | 'points';
}

export interface LinesFigure {
  readonly kind: 'lines';
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly LineSeries[];
  /** Vertical rules with a caption: a peak, the value the person chose. */
  readonly marks?: readonly { readonly x: number; readonly label: string }[];
}

export interface BarsFigure {
  readonly kind: 'bars';
  readonly title: string;
  readonly y: Axis;
  readonly categories: readonly string[];
  /** One group of bars a category, one bar a series; `values` in the order of `categories`. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Digits after the point above each bar. @default 2 */
  readonly digits?: number;
  /** Bars of one series lie one under the other: for categories whose names are words. @default false */
  readonly lying?: boolean;
  /** What follows the number beside each lying bar: "18 of 24". */
  readonly notes?: readonly string[];
}

/** Rows of tokens as boxes: how a word falls apart, which token was picked. */
export interface TokensFigure {
  readonly kind: 'tokens';
  readonly title: string;
  readonly rows: readonly {
    readonly label: string;
    readonly tokens: readonly {
      readonly text: string;
      /** `strong` for what changed or was picked, `faint` for what is hidden. @default 'plain' */
      readonly tone?: 'plain' | 'strong' | 'faint';
      /** A short word under the box. */
      readonly note?: string;
    }[];
  }[];
}

/** Words and numbers in rows, for chats that have no tables; long cells are wrapped. */
export interface TableFigure {
  readonly kind: 'table';
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** A column each. @default left */
  readonly align: readonly ('left' | 'right')[];
}

export type FigureSpec = HeatmapFigure | LinesFigure | BarsFigure | TokensFigure | TableFigure;

export type Theme = 'light' | 'dark';
