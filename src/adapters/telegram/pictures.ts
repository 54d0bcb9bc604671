/** Pictures of a planned message: what each shows, by hash; drawn and uploaded only where Telegram has none yet. */
import type { Figure } from '#document/nodes.ts';
import type { FigureSpec, Theme } from '#figures/spec.ts';
import { hashOf } from '#workers/cache.ts';
import type { Planned } from './plan.ts';

export interface Picture {
  /** Of what it shows and in which colours. */
  readonly hash: string;
  readonly theme: Theme;
  readonly shows: { readonly figure: FigureSpec } | { readonly formula: string };
}

/** Specs of the bank's answers are shown again and again; hashing one reads all of its numbers. */
const hashes = new WeakMap<FigureSpec, string>();

export function figurePicture({ spec }: Pick<Figure, 'spec'>, theme: Theme): Picture {
  const hash = hashes.get(spec) ?? hashOf(spec).slice(0, 32);
  hashes.set(spec, hash);
  return { hash: `${hash}-${theme}`, theme, shows: { figure: spec } };
}

export const formulaPicture = (formula: string, theme: Theme): Picture => ({
  hash: `${hashOf(formula).slice(0, 32)}-tex-${theme}`,
  theme,
  shows: { formula },
});

const pictures = new WeakMap<object, Picture[]>();

/** Every picture of a message, in the order in which Telegram tells of them. */
export function picturesOf(planned: Planned): readonly Picture[] {
  if (planned.kind !== 'rich') return picturesIn(planned);
  const known = pictures.get(planned.blocks) ?? picturesIn(planned.blocks);
  pictures.set(planned.blocks, known);
  return known;
}

export function picturesIn(planned: unknown): Picture[] {
  if (Array.isArray(planned)) return planned.flatMap(picturesIn);
  if (planned === null || typeof planned !== 'object') return [];
  if (isPicture(planned)) return [planned];
  return Object.values(planned).flatMap(picturesIn);
}

export const isPicture = (node: object): node is Picture => 'hash' in node && 'shows' in node;
