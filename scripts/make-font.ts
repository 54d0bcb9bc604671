/**
 * Cuts Noto Sans SC down to what the bank can say (GB 2312, Latin, Greek, mathematics) into `assets/`, with
 * the advance width of every character, so that figures measure their labels instead of guessing.
 *
 * Run it again after changing `characters`: `node scripts/make-font.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const SOURCE = 'node_modules/@expo-google-fonts/noto-sans-sc';

/** Everything of GB 2312: rows 0xA1–0xF7, cells 0xA1–0xFE. */
function* gb2312(): Generator<string> {
  const decoder = new TextDecoder('gb2312', { fatal: true });
  for (let row = 0xa1; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      try {
        yield decoder.decode(Uint8Array.of(row, cell));
      } catch {
        // The table has gaps.
      }
    }
  }
}

function* range(first: number, last: number): Generator<string> {
  for (let code = first; code <= last; code++) yield String.fromCodePoint(code);
}

const characters = new Set([
  ...gb2312(),
  ...range(0x20, 0x7e),
  ...range(0xa0, 0x17f),
  ...range(0x370, 0x3ff),
  ...range(0x2010, 0x2027),
  ...range(0x2030, 0x205e),
  ...range(0x2070, 0x209c),
  ...range(0x2100, 0x218b),
  ...range(0x2190, 0x21ff),
  ...range(0x2200, 0x22ff),
  ...range(0x2460, 0x24ff),
  ...range(0x2500, 0x25ff),
  ...range(0x2600, 0x266f),
  ...range(0x3000, 0x303f),
  ...range(0xff00, 0xffef),
]);

/** Reads `cmap` (format 4 or 12) and `hmtx` of a TrueType font: which characters it has, and how wide each is. */
function measure(font: Buffer): { unitsPerEm: number; widths: Map<number, number> } {
  const tables = new Map<string, number>();
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const entry = 12 + 16 * i;
    tables.set(font.toString('latin1', entry, entry + 4), font.readUInt32BE(entry + 8));
  }
  const at = (name: string): number => {
    const offset = tables.get(name);
    if (offset === undefined) throw new Error(`the font has no ${name} table`);
    return offset;
  };
  const unitsPerEm = font.readUInt16BE(at('head') + 18);
  const longMetrics = font.readUInt16BE(at('hhea') + 34);
  const advance = (glyph: number) =>
    font.readUInt16BE(at('hmtx') + 4 * Math.min(glyph, longMetrics - 1));
  const widths = new Map<number, number>();
  for (const [code, glyph] of glyphsOf(font, at('cmap')))
    if (glyph !== 0) widths.set(code, advance(glyph));
  return { unitsPerEm, widths };
}

function* glyphsOf(font: Buffer, cmap: number): Generator<[code: number, glyph: number]> {
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4);
    const format = font.readUInt16BE(table);
    if (format === 12) {
      for (let group = 0; group < font.readUInt32BE(table + 12); group++) {
        const entry = table + 16 + 12 * group;
        const [first, last, glyph] = [0, 4, 8].map((offset) =>
          font.readUInt32BE(entry + offset),
        ) as [number, number, number];
        for (let code = first; code <= last; code++) yield [code, glyph + code - first];
      }
    } else if (format === 4) {
      const count = font.readUInt16BE(table + 6) / 2;
      const [ends, starts, deltas, offsets] = [
        14,
        16 + 2 * count,
        16 + 4 * count,
        16 + 6 * count,
      ] as const;
      for (let segment = 0; segment < count; segment++) {
        const word = (base: number) => font.readUInt16BE(table + base + 2 * segment);
        for (let code = word(starts); code <= word(ends) && code < 0xffff; code++) {
          const offset = word(offsets);
          const place = table + offsets + 2 * segment + offset + 2 * (code - word(starts));
          const glyph = offset === 0 ? code : font.readUInt16BE(place);
          yield [code, glyph === 0 ? 0 : (glyph + word(deltas)) & 0xffff];
        }
      }
    }
  }
}

const widths: Record<string, Record<string, number>> = {};
for (const [name, file] of [
  ['regular', '400Regular/NotoSansSC_400Regular.ttf'],
  ['bold', '600SemiBold/NotoSansSC_600SemiBold.ttf'],
] as const) {
  // Titles need no rare characters, but nobody can know which ones: both weights hold the same set.
  const cut = await subsetFont(readFileSync(`${SOURCE}/${file}`), [...characters].join(''), {
    targetFormat: 'sfnt',
  });
  writeFileSync(`assets/noto-sans-sc-${name}.ttf`, cut);
  const measured = measure(cut);
  // Most characters are one em wide, so only the others are listed.
  widths[name] = {};
  for (const [code, width] of measured.widths)
    widths[name][String.fromCodePoint(code)] = Math.round((1000 * width) / measured.unitsPerEm);
  console.log(name, cut.length, 'bytes', measured.widths.size, 'characters');
}
const wide = Object.keys(widths.regular ?? {})
  .filter((c) => widths.regular?.[c] === 1000)
  .join('');
const narrow = (weight: string) =>
  Object.fromEntries(Object.entries(widths[weight] ?? {}).filter(([, width]) => width !== 1000));
writeFileSync(
  'assets/font-metrics.json',
  `${JSON.stringify({ note: 'Advance widths in thousandths of an em; made by scripts/make-font.ts', wide, regular: narrow('regular'), bold: narrow('bold') }, null, 1)}\n`,
);
writeFileSync('assets/OFL.txt', readFileSync(`${SOURCE}/LICENSE_FONT`));
