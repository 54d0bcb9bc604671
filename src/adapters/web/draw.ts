/** Draws what a reply needs before it is planned, and keeps what figures show so that their pictures can be fetched. */
import type { Reply } from '#document/reply.ts';
import type { Formula } from '#figures/formula.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { hashOf } from '#workers/cache.ts';
import type { Workers } from '#workers/pool.ts';
import { type Drawn, drawables, type PlacedFigure } from './plan.ts';

/** Figures remembered by their hash; beyond it the oldest go. */
const MAX_FIGURES = 1000;

export interface Studio {
  draw(reply: Reply): Promise<Drawn>;
  /** What the figure of this hash shows, while it is remembered. */
  figure(hash: string): FigureSpec | undefined;
}

export function createStudio(workers: Workers): Studio {
  const figures = new Map<string, FigureSpec>();
  const place = async (spec: FigureSpec): Promise<PlacedFigure> => {
    const { width, height } = await workers.figure(spec, 'light');
    const hash = hashOf(spec).slice(0, 32);
    figures.delete(hash);
    figures.set(hash, spec);
    if (figures.size > MAX_FIGURES) figures.delete(figures.keys().next().value!);
    return { light: `/figure/${hash}/light.png`, dark: `/figure/${hash}/dark.png`, width, height };
  };
  return {
    draw: async (reply) => {
      const { formulas, figures: specs } = drawables(reply.document);
      for (const option of reply.choice?.options ?? []) {
        if (option.figure) specs.push(option.figure.spec);
        for (const part of option.text) {
          if (part.type === 'inlineMath') formulas.push({ tex: part.value, display: false });
        }
      }
      const drawn = new Map<string, Formula>();
      const placed = new Map<FigureSpec, PlacedFigure>();
      await Promise.all([
        ...formulas.map(async ({ tex, display }) => {
          // A formula that cannot be drawn is shown as text; the content check has named it before.
          const formula = await workers.formula(tex, display).catch(() => undefined);
          if (formula) drawn.set(`${display}${tex}`, formula);
        }),
        ...specs.map(async (spec) => {
          placed.set(spec, await place(spec));
        }),
      ]);
      return {
        formula: (tex, display) => drawn.get(`${display}${tex}`),
        figure: (spec) => placed.get(spec),
      };
    },
    figure: (hash) => figures.get(hash),
  };
}
