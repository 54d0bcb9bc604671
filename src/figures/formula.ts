/**
 * TeX → SVG by MathJax, drawn in `currentColor` without inline styles, so that a strict content security
 * policy can stand; and → PNG for chats that show pictures only.
 */
import { mathjax } from '@mathjax/src/js/mathjax.js';
import { SVG } from '@mathjax/src/js/output/svg.js';
import { adaptor, createTexInput } from '#document/tex.ts';
import { rasterise } from './png.ts';
import type { Theme } from './spec.ts';
import { FONT, paletteOf } from './theme.ts';

/** Sizes in ex of the surrounding text; `depthEx` is how far it reaches under the line. */
export interface Formula {
  readonly svg: string;
  readonly widthEx: number;
  readonly heightEx: number;
  readonly depthEx: number;
}

mathjax.asyncLoad ??= (name: string) => import(name);
const output = new SVG({ fontCache: 'none', linebreaks: { inline: false } });
const drawer = mathjax.document('', { InputJax: createTexInput(), OutputJax: output });

/** Draws `tex`; throws an `Error` with MathJax's message where it is wrong. */
export async function drawFormula(tex: string, display: boolean): Promise<Formula> {
  const container = await drawer.convertPromise(tex, { display });
  const svg = adaptor.firstChild(container) as Parameters<typeof adaptor.outerHTML>[0];
  const size = (name: string) => Number.parseFloat(adaptor.getAttribute(svg, name) ?? '0');
  const depth = -Number.parseFloat(
    /vertical-align:\s*(-?[\d.]+)/u.exec(adaptor.getAttribute(svg, 'style') ?? '')?.[1] ?? '0',
  );
  const formula = { widthEx: size('width'), heightEx: size('height'), depthEx: depth + 0 };
  return { svg: cleaned(adaptor.outerHTML(svg)), ...formula };
}

/** Without styles and without the source TeX on every node; characters MathJax lacks are set in our font. */
const cleaned = (svg: string): string =>
  svg
    .replaceAll(/ style="[^"]*"/gu, '')
    .replaceAll(/ data-(?:latex|mml-node|c|mjx-[a-z]+)(?:="[^"]*")?/gu, '')
    .replaceAll(/ font-family="[^"]*"/gu, ` font-family="${FONT.regular}, sans-serif"`);

/** Pixels an ex in pictures. */
const EX = 20;
/** A strip flatter than this gets more paper: chats cut it or refuse it. */
const FLATTEST = 10;

export async function formulaPicture(tex: string, theme: Theme): Promise<Uint8Array> {
  const { svg, widthEx, heightEx } = await drawFormula(tex, true);
  const { ink, paper } = paletteOf(theme);
  const [width, height, pad] = [widthEx * EX, heightEx * EX, 16];
  const whole = { width: width + 2 * pad, height: height + 2 * pad };
  const tall = Math.max(whole.height, whole.width / FLATTEST);
  const top = (tall - height) / 2;
  const inner = svg
    .replace(/ width="[^"]*"/u, ` width="${width}"`)
    .replace(/ height="[^"]*"/u, ` height="${height}" x="${pad}" y="${top}"`)
    .replaceAll('currentColor', ink);
  return rasterise(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${tall}"><rect width="100%" height="100%" fill="${paper}"/>${inner}</svg>`,
    1,
  );
}
