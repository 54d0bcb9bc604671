/** Tensors as panels of a heatmap. */
import { row, type Tensor } from '#compute/tensor.ts';
import type { HeatmapFigure, HeatmapPanel } from '#figures/spec.ts';
import type { Words } from '#locales/words.ts';

/** `1` to `n`, as captions of rows and columns. */
export const numbered = (n: number): string[] => Array.from({ length: n }, (_, i) => String(i + 1));

/** One panel of a matrix `[N, M]`; −∞ becomes `null`, which is drawn hatched. */
export const panel = (
  title: string,
  matrix: Tensor,
  rows: readonly string[] = numbered(matrix.shape[0]!),
  columns: readonly string[] = numbered(matrix.shape[1]!),
): HeatmapPanel => ({
  title,
  rows,
  columns,
  values: Array.from({ length: matrix.shape[0]! }, (_, i) =>
    [...row(matrix, i)].map((value) => (Number.isFinite(value) ? value : null)),
  ),
});

/** Where the largest value of a row stands. */
export const argmax = (values: Float64Array): number =>
  values.reduce((best, value, i) => (value > values[best]! ? i : best), 0);

/** More panels than these make a picture that nobody scrolls through on a phone. */
const MAX_PANELS = 6;

/** Title and panels of a figure, the first few where there are many; the title then says so. */
export const firstPanels = (
  title: string,
  panels: readonly HeatmapPanel[],
  say: Words,
): Pick<HeatmapFigure, 'title' | 'panels'> =>
  panels.length <= MAX_PANELS
    ? { title, panels }
    : {
        title: say('demo-first-panels', {
          title,
          shown: String(MAX_PANELS),
          count: String(panels.length),
        }),
        panels: panels.slice(0, MAX_PANELS),
      };
