/** SVG → PNG with resvg, in our own font only: the same bytes on every machine. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { indexedPng } from './indexed-png.ts';
import { FONT } from './theme.ts';

/** Pixels a figure unit: sharp on phones, about 25 kB a figure. */
const SCALE = 2.5;

let loading: Promise<Uint8Array[]> | undefined;

/** Loads the rasteriser and the fonts once a thread. */
function load(): Promise<Uint8Array[]> {
  loading ??= (async () => {
    const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
    await initWasm(readFileSync(wasm));
    return ['regular', 'bold'].map((weight) =>
      readFileSync(new URL(`../../assets/noto-sans-sc-${weight}.ttf`, import.meta.url)),
    );
  })();
  return loading;
}

export async function rasterise(svg: string, scale = SCALE): Promise<Uint8Array> {
  const fontBuffers = await load();
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers, defaultFontFamily: FONT.regular, sansSerifFamily: FONT.regular },
  });
  try {
    const rendered = image.render();
    try {
      const { pixels, width, height } = rendered;
      return indexedPng(pixels, width, height) ?? rendered.asPng();
    } finally {
      rendered.free();
    }
  } finally {
    image.free();
  }
}
