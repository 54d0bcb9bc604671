import { describe, expect, it } from 'vitest';
import { piecesOf } from '#adapters/discord/pieces.ts';
import { presentDemo } from '#coach/present-demo.ts';
import { demos, parseParameters, runDemo } from '#demos/index.ts';
import { isInFont } from '#figures/text.ts';

/** All texts of a value, however deep. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(textsIn);
};

describe('pictures of demos', () => {
  it.each(demos.map((demo) => [demo.name, demo] as const))(
    '%s: no sign is unknown to the font',
    (name, demo) => {
      const parameters = parseParameters(demo, {});
      const result = runDemo(name, parameters, 1);
      const request = { demo, parameters, typed: {}, seed: 1 };
      for (const language of ['en', 'zh'] as const) {
        const pieces = presentDemo(request, result, language).whole.flatMap((b) =>
          piecesOf(b, true),
        );
        const drawn = pieces.flatMap((piece) =>
          piece.kind === 'picture' && piece.picture.kind === 'figure' ? [piece.picture.spec] : [],
        );
        expect(drawn).not.toEqual([]);
        const signs = textsIn(drawn).flatMap((text) => [...text]);
        expect(signs.filter((sign) => !isInFont(sign))).toEqual([]);
      }
    },
  );
});
