/** How figures look: sizes in figure units (a figure is 440 wide), and colours in light and dark. */
import type { Theme } from './spec.ts';

/** The names inside the two font files. */
export const FONT = { regular: 'Noto Sans SC', bold: 'Noto Sans SC SemiBold' } as const;

/** At the 330 pixels a phone gives a figure, 13 units are about 10 pixels: still read without zooming. */
export const WIDTH = 440;
export const SIZE = { title: 15, text: 13, small: 11, cell: 11 } as const;
export const MARGIN = 16;

export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  /** Lines, bars and points, told apart by colour-blind eyes too (Okabe–Ito, adapted per theme). */
  readonly series: readonly string[];
  /** Cells from the lowest to the highest value. */
  readonly sequential: readonly [string, string];
  /** Cells from negative over zero to positive. */
  readonly diverging: readonly [string, string, string];
}

const LIGHT: Palette = {
  paper: '#ffffff',
  ink: '#1c2430',
  quiet: '#5a6675',
  rule: '#dfe4ea',
  series: ['#0b63b5', '#c8501e', '#1b8a5a', '#8a4fa8', '#a87400', '#3f4a57'],
  sequential: ['#f3f7fb', '#0b4f94'],
  diverging: ['#b0471a', '#f7f7f5', '#0b5fae'],
};

const DARK: Palette = {
  paper: '#14181f',
  ink: '#e8ecf1',
  quiet: '#9aa6b4',
  rule: '#303945',
  series: ['#6cb2f2', '#f0925c', '#5fcf9b', '#c795e3', '#e5b84c', '#b8c2ce'],
  sequential: ['#1d2631', '#7fc0ff'],
  diverging: ['#f0925c', '#242b35', '#6cb2f2'],
};

export const paletteOf = (theme: Theme): Palette => (theme === 'light' ? LIGHT : DARK);
