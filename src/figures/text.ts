/** Text in figures: how wide it is in our font, how to fit it, and what to do with characters the font lacks. */
import metrics from '../../assets/font-metrics.json' with { type: 'json' };
import { element, type Svg } from './svg.ts';
import { FONT } from './theme.ts';

export type Weight = 'regular' | 'bold';

const wide = new Set(metrics.wide);
const narrow: Readonly<Record<Weight, Readonly<Record<string, number>>>> = metrics;

/** Raised and lowered signs, `10⁻⁵` and `sᵢ`: the font has few of them, so all are set as small plain ones. */
const SMALL = { raised: /^[²³¹⁰-ⁿᴬ-ᵡ]/u, lowered: /^[₀-ₜᵢ-ᵪⱼ]/u, size: 0.65 } as const;

/** How far a sign stands above the line, in ems; `undefined` where it is no small one. */
function riseOf(character: string): number | undefined {
  if (SMALL.raised.test(character)) return 0.36;
  return SMALL.lowered.test(character) ? -0.16 : undefined;
}

/** What is drawn for a character. */
const drawn = (character: string): string =>
  riseOf(character) === undefined ? character : character.normalize('NFKC');

export function isInFont(character: string): boolean {
  const sign = drawn(character);
  return wide.has(sign) || Object.hasOwn(narrow.regular, sign);
}

/**
 * The text with every character the font lacks written as its code point, `😀` → `U+1F600`: a reader can
 * look that up, an empty box tells nothing. Joiners and variation selectors vanish.
 */
export const inFont = (text: string): string =>
  [...text.replaceAll(/[\u200B\u200C]|\u200D|[\uFE00-\uFE0F]/gu, '')]
    .map((character) =>
      isInFont(character)
        ? character
        : `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
    )
    .join('');

/**
 * Signs that a Chinese font sets on a full square although they belong close to their neighbours: how far
 * what follows (and what precedes) moves in, in ems.
 */
const TIGHT: Readonly<Record<string, { readonly before: number; readonly after: number }>> = {
  '√': { before: 0.05, after: 0.12 },
  '·': { before: 0.3, after: 0.3 },
};

/** The width of `text` at `size`, in the units of the figure. */
export function widthOf(text: string, size: number, weight: Weight = 'regular'): number {
  let thousandths = 0;
  for (const character of text) {
    const tight = TIGHT[character];
    const scale = riseOf(character) === undefined ? 1 : SMALL.size;
    thousandths +=
      scale * (narrow[weight][drawn(character)] ?? 1000) -
      1000 * (tight ? tight.before + tight.after : 0);
  }
  return (thousandths * size) / 1000;
}

/** `text` cut with an ellipsis to at most `width`. */
export function shorten(
  text: string,
  width: number,
  size: number,
  weight: Weight = 'regular',
): string {
  if (widthOf(text, size, weight) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && widthOf(`${characters.join('')}…`, size, weight) > width)
    characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Lines of at most `width`: broken at spaces, and between Chinese characters. */
export function wrap(
  text: string,
  width: number,
  size: number,
  weight: Weight = 'regular',
): string[] {
  const pieces = text.match(/\p{Script=Han}[，。；：、）”]*|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && widthOf((line + piece).trimEnd(), size, weight) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines.map((l) => shorten(l, width, size, weight));
}

export interface TextStyle {
  readonly size: number;
  readonly colour: string;
  readonly weight?: Weight;
  /** @default 'start' */
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Degrees about the text's own point. */
  readonly rotate?: number;
}

/** A line of text whose baseline is at y. */
export function label(x: number, y: number, text: string, style: TextStyle): Svg {
  const runs = runsOf(text, style.size);
  // What is moved in is not counted by resvg where it anchors a text, so that such a text is anchored here.
  const isMoved = runs.length > 1 && style.anchor !== undefined;
  const share = { start: 0, middle: 0.5, end: 1 }[style.anchor ?? 'start'];
  const left = isMoved ? x - share * widthOf(text, style.size, style.weight) : x;
  return element(
    'text',
    {
      x: left,
      y,
      'font-family': style.weight === 'bold' ? FONT.bold : FONT.regular,
      'font-size': style.size,
      fill: style.colour,
      'text-anchor': isMoved ? 'start' : (style.anchor ?? 'start'),
      transform: style.rotate === undefined ? undefined : `rotate(${style.rotate} ${x} ${y})`,
    },
    ...runs,
  );
}

/** Runs that are set alike: a tight sign, raised signs, lowered ones, anything else. */
const RUNS = /[√·]|[²³¹⁰-ⁿᴬ-ᵡ]+|[₀-ₜᵢ-ᵪⱼ]+|[^√·²³¹⁰-ⁿᴬ-ᵡ₀-ₜᵢ-ᵪⱼ]+/gu;

/** The text in runs, each moved in where it follows or begins with a tight sign, up or down where it is small. */
function runsOf(text: string, size: number): (Svg | string)[] {
  const runs = text.match(RUNS) ?? [];
  let height = 0;
  return runs.map((run, i) => {
    const shift = (TIGHT[runs[i - 1] ?? '']?.after ?? 0) + (i > 0 ? (TIGHT[run]?.before ?? 0) : 0);
    const rise = riseOf(run);
    const fall = height - (rise ?? 0);
    height = rise ?? 0;
    if (shift === 0 && fall === 0 && rise === undefined) return run;
    return element(
      'tspan',
      {
        dx: shift === 0 ? undefined : `-${shift.toFixed(2)}em`,
        dy: fall === 0 ? undefined : fall * size,
        'font-size': rise === undefined ? undefined : SMALL.size * size,
      },
      [...run].map(drawn).join(''),
    );
  });
}
