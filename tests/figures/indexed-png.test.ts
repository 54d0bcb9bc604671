import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '#compute/random.ts';
import { indexedPng } from '#figures/indexed-png.ts';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** Row by row, as a rasteriser has them. */
const pixelsOf = (colours: readonly Colour[]): Uint8Array =>
  Uint8Array.from(
    colours.flatMap(([red, green, blue, alpha]) => [
      Math.round((red * alpha) / 255),
      Math.round((green * alpha) / 255),
      Math.round((blue * alpha) / 255),
      alpha,
    ]),
  );

/** What a viewer makes of it. */
function shown(png: Uint8Array): Colour[] {
  const file = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.set(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const width = chunks.get('IHDR')!.readUInt32BE(0);
  const palette = chunks.get('PLTE')!;
  const alphas = chunks.get('tRNS')!;
  return [...inflateSync(chunks.get('IDAT')!)]
    .filter((_, i) => i % (width + 1) !== 0)
    .map((entry) => [
      palette[3 * entry]!,
      palette[3 * entry + 1]!,
      palette[3 * entry + 2]!,
      alphas[entry]!,
    ]);
}

const WHITE: Colour = [255, 255, 255, 255];
const BLUE: Colour = [20, 90, 200, 255];

describe('a PNG with a palette', () => {
  it('shows few colours exactly, translucent ones too', () => {
    const picture: Colour[] = [WHITE, BLUE, [0, 0, 0, 0], [200, 100, 50, 128], WHITE, BLUE];
    const png = indexedPng(pixelsOf(picture), 3, 2)!;
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
    const seen = shown(png);
    for (const [i, colour] of picture.entries())
      for (const [channel, value] of colour.entries())
        expect(Math.abs(seen[i]![channel]! - value)).toBeLessThan(2);
    expect(seen[1]).toEqual(BLUE);
  });

  it('keeps the colours of surfaces where edges have more than fit', () => {
    // A hundred surfaces of ten pixels, each with a fringe towards white.
    const surfaces = Array.from({ length: 100 }, (_, i): Colour => [2 * i, 255 - i, 40, 255]);
    const picture = surfaces.flatMap((colour): Colour[] => [
      ...new Array<Colour>(10).fill(colour),
      ...[0.3, 0.5, 0.7].map((share): Colour => {
        const blend = (value: number) => Math.round(value + (255 - value) * share);
        return [blend(colour[0]), blend(colour[1]), blend(colour[2]), 255];
      }),
    ]);
    const seen = shown(indexedPng(pixelsOf(picture), 13, 100)!);
    const moved = (i: number) =>
      Math.max(...picture[i]!.map((value, channel) => Math.abs(value - seen[i]![channel]!)));
    const surface = picture.flatMap((_, i) => (i % 13 < 10 ? [moved(i)] : []));
    const edges = picture.flatMap((_, i) => (i % 13 < 10 ? [] : [moved(i)]));
    expect(Math.max(...surface)).toBeLessThanOrEqual(2);
    expect(Math.max(...edges)).toBeLessThanOrEqual(24);
  });

  it('is none for a picture of a thousand colours far apart', () => {
    const random = randomFrom(5);
    const value = () => Math.floor(256 * random.uniform());
    const noise = Array.from({ length: 1000 }, (): Colour => [value(), value(), value(), 255]);
    expect(indexedPng(pixelsOf(noise), 100, 10)).toBeUndefined();
  });
});
