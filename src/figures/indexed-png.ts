/**
 * PNG with a palette: one byte a pixel instead of four, which makes the file of a figure a third as large. A figure has few
 * colours: where the blending at edges makes more than fit into a palette, some of those pixels take a neighbouring one.
 */
import { crc32, deflateSync } from 'node:zlib';

const ENTRIES = 256;
/** So many entries are for the most frequent colours, those of surfaces; the rest of the palette is for edges. */
const FILLS = 192;
/** A surface moves no further in any channel. */
const UNSEEN = 2;
/** How far the colour of an edge may move, tried in this order. */
const TOLERANCES = [0, 1, 2, 4, 6, 8, 12, 16, 24];

/**
 * `pixels`: RGBA, row by row, red, green and blue already multiplied by alpha, as rasterisers keep them. `undefined` where
 * the colours are too many for a palette.
 */
export function indexedPng(
  pixels: Uint8Array,
  width: number,
  height: number,
): Uint8Array | undefined {
  const colours = coloursOf(pixels);
  const counts = new Map<number, number>();
  for (let i = 0, from = 0; i < colours.length; i++) {
    // A run of one colour at a time: most pixels are like the one before.
    if (colours[i] === colours[i + 1]) continue;
    counts.set(colours[i]!, (counts.get(colours[i]!) ?? 0) + i + 1 - from);
    from = i + 1;
  }
  const palette = paletteOf(counts);
  if (!palette) return undefined;
  const rows = new Uint8Array(height * (1 + width));
  let [last, entry] = [-1, 0];
  for (let y = 0, i = 0; y < height; y++) {
    // The first byte of a row says that it is not filtered.
    for (let x = 1; x <= width; x++, i++) {
      if (colours[i] !== last) {
        last = colours[i]!;
        entry = palette.entryOf.get(last)!;
      }
      rows[y * (1 + width) + x] = entry;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits an entry, with a palette; the only compression and filtering there is; not interlaced.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.colours.flatMap((colour) => channelsOf(colour).slice(1)))),
    chunk('tRNS', Buffer.from(palette.colours.map((colour) => channelsOf(colour)[0]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One number a pixel: alpha, red, green and blue as they were before the multiplication. */
function coloursOf(pixels: Uint8Array): Uint32Array {
  const colours = new Uint32Array(pixels.length / 4);
  for (let i = 0; i < colours.length; i++) {
    const at = 4 * i;
    const alpha = pixels[at + 3]!;
    const channel = (value: number): number =>
      alpha === 255 ? value : alpha === 0 ? 0 : Math.min(255, Math.round((value * 255) / alpha));
    colours[i] =
      (alpha << 24) |
      (channel(pixels[at]!) << 16) |
      (channel(pixels[at + 1]!) << 8) |
      channel(pixels[at + 2]!);
  }
  return colours;
}

interface Palette {
  readonly colours: readonly number[];
  readonly entryOf: ReadonlyMap<number, number>;
}

/** Frequent colours stand for rarer ones near to them: with the smallest tolerance that leaves few enough. */
function paletteOf(counts: ReadonlyMap<number, number>): Palette | undefined {
  const byFrequency = [...counts].toSorted((a, b) => b[1] - a[1]).map(([colour]) => colour);
  for (const tolerance of TOLERANCES) {
    const palette = covering(byFrequency, tolerance);
    if (palette) return palette;
  }
  return undefined;
}

function covering(byFrequency: readonly number[], tolerance: number): Palette | undefined {
  const colours: number[] = [];
  const entryOf = new Map<number, number>();
  for (const colour of byFrequency) {
    const allowed = colours.length < FILLS ? Math.min(UNSEEN, tolerance) : tolerance;
    const near = colours.findIndex((one) => areNear(one, colour, allowed));
    if (near < 0 && colours.length === ENTRIES) return undefined;
    entryOf.set(colour, near < 0 ? colours.push(colour) - 1 : near);
  }
  return { colours, entryOf };
}

function areNear(a: number, b: number, tolerance: number): boolean {
  for (let bits = 0; bits < 32; bits += 8)
    if (Math.abs(((a >>> bits) & 255) - ((b >>> bits) & 255)) > tolerance) return false;
  return true;
}

/** Alpha, red, green, blue. */
const channelsOf = (colour: number): [number, number, number, number] => [
  colour >>> 24,
  (colour >>> 16) & 255,
  (colour >>> 8) & 255,
  colour & 255,
];

/** Length, name, data, and the checksum of both. */
function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
