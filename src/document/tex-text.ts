/**
 * A formula as text that can be read aloud and pasted anywhere: `\frac{QK^\top}{\sqrt{d_k}}` → `QKᵀ / √d_k`.
 *
 * The tree comes from MathJax; scripts use Unicode's raised and lowered characters where all of them exist.
 */
import type { MmlNode } from '@mathjax/src/js/core/MmlTree/MmlNode.js';
import { readTex } from './tex.ts';

/** The formula as text; the TeX itself where it cannot be read. Matrices of a displayed one stand on lines. */
export function texToText(tex: string, display: boolean): string {
  try {
    return tidy(write(readTex(tex, display), display));
  } catch {
    return tex;
  }
}

const RAISED: Readonly<Record<string, string>> = {
  ...mapping('0123456789+−=()', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾'),
  ...mapping('inT⊤', 'ⁱⁿᵀᵀ'),
  '*': '*',
  '′': '′',
  '″': '″',
};
const LOWERED: Readonly<Record<string, string>> = mapping('0123456789+−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎');

function mapping(from: string, to: string): Record<string, string> {
  const target = [...to];
  return Object.fromEntries([...from].map((character, i) => [character, target[i]!]));
}

/** Characters of the mathematical alphabets as plain ones: 𝑥 → x, but ℝ stays. */
const plainLetters = (text: string): string =>
  text.replaceAll(/[\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'));

const BLACKBOARD: Readonly<Record<string, string>> = {
  R: 'ℝ',
  E: '𝔼',
  N: 'ℕ',
  Z: 'ℤ',
  C: 'ℂ',
  Q: 'ℚ',
  P: 'ℙ',
};

/** "Function of", invisible in print; it becomes a space unless a bracket follows. */
const APPLY = '\u2061';

/** Relations and operations that read better with room around them. */
const SPACED = /^[=<>≤≥≠≈≡∼∝→←↦⇒⇔∈∉⊂⊆±×÷∘∗⊗⊕⊙+−≪≫:]$/u;

function write(node: MmlNode, display: boolean): string {
  const children = node.childNodes;
  const child = (i: number): string => (children[i] ? write(children[i], display) : '');
  switch (node.kind) {
    case 'text':
      return plainLetters((node as unknown as { getText(): string }).getText());
    case 'mi':
      return identifier(node, all(children, display));
    case 'mo':
      return operator(all(children, display), node);
    case 'mtext':
      return all(children, display).replaceAll('\u00A0', ' ');
    case 'mspace':
      return String(node.attributes.get('width')).startsWith('-') ? '' : ' ';
    case 'mphantom':
      return '';
    case 'mfrac':
      return fraction(child(0), child(1), node);
    case 'msqrt':
      return `√${atom(all(children, display))}`;
    case 'mroot':
      return `${script(child(1), RAISED, '')}√${atom(child(0))}`;
    case 'msup':
      return scripted(child(0), '', child(1));
    case 'msub':
    case 'munder':
      return scripted(child(0), child(1), '');
    case 'msubsup':
    case 'munderover':
      return scripted(child(0), child(1), child(2));
    case 'mover':
      return accented(child(0), child(1));
    case 'mtable':
      return isCases(node)
        ? cases(children)
        : table(children, display && node.parent?.childNodes.length === 1);
    case 'mtr':
      return children.map((cell) => tidy(write(cell, display))).join(' ');
    default:
      return all(children, display);
  }
}

const all = (nodes: readonly MmlNode[], display: boolean): string =>
  nodes.map((node) => write(node, display)).join('');

function identifier(node: MmlNode, text: string): string {
  if (node.attributes.get('mathvariant') === 'double-struck') return BLACKBOARD[text] ?? text;
  return text;
}

function operator(text: string, node: MmlNode): string {
  // Invisible times and function application.
  if (/^[\u2061-\u2064]$/u.test(text)) return text === APPLY ? APPLY : '';
  if (SPACED.test(text) && !(/^[+−±]$/u.test(text) && isSign(node))) return ` ${text} `;
  if (text === ',' || text === ';') return `${text} `;
  if (text === '∣') return ' | ';
  return text === '⋅' || text === '·' ? '·' : text;
}

/** What a minus after it can only be the sign of a number: a relation, a comma, a bracket that opens. */
const BEFORE_SIGN = /^[=<>≤≥≠≈≡∼∝→←↦⇒⇔∈∉,;:([{|]$/u;

/** A minus that begins an expression belongs to its number. */
function isSign(node: MmlNode): boolean {
  const siblings = node.parent?.childNodes ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  return (
    before === undefined || (before.isKind('mo') && BEFORE_SIGN.test(all(before.childNodes, false)))
  );
}

function fraction(over: string, under: string, node: MmlNode): string {
  // Binomials and the like: a fraction without its bar.
  if (String(node.attributes.get('linethickness')) === '0') return `(${tidy(over)} ${tidy(under)})`;
  const [a, b] = [atom(over), atom(under)];
  const alone = (node.parent?.childNodes.length ?? 1) === 1;
  // Beside other factors a spaced slash would be ambiguous: 1/n ∑, not 1 / n∑.
  return alone || a.length + b.length > 6 ? `${a} / ${b}` : `${a}/${b} `;
}

/** In brackets unless it is one thing: a number, a name with scripts, a function of something, a bracket. */
function atom(text: string): string {
  const tidied = tidy(text);
  const single = /^[^\s/+−]*$/u.test(tidied) || /^\([^()]*\)$/u.test(tidied);
  return single ? tidied : `(${tidied})`;
}

function scripted(base: string, below: string, above: string): string {
  const large = /^[∑∏∫]$|^(?:max|min|lim|arg ?max|arg ?min)$/u.test(tidy(base));
  const written = base + script(tidy(below), LOWERED, '_') + script(tidy(above), RAISED, '^');
  return large ? ` ${written} ` : written;
}

function script(text: string, characters: Readonly<Record<string, string>>, mark: string): string {
  if (text === '') return '';
  const compact = text.replaceAll(' ', '');
  const letters = [...compact];
  if (letters.every((letter) => Object.hasOwn(characters, letter))) {
    return letters.map((letter) => characters[letter]).join('');
  }
  const tight = text.replaceAll(/\s*([=+−,<>≤≥/])\s*/gu, '$1');
  return /^(?:[\p{L}\p{N}′]+|\([^()]*\))$/u.test(compact) ? mark + tight : `${mark}(${tight})`;
}

const ACCENTS: Readonly<Record<string, string>> = {
  '^': '\u0302',
  '¯': '\u0304',
  '―': '\u0304',
  '~': '\u0303',
  '→': '\u20D7',
  '˙': '\u0307',
};

function accented(base: string, accent: string): string {
  const mark = ACCENTS[tidy(accent)];
  return mark && [...base].length === 1 ? base + mark : base + script(tidy(accent), RAISED, '^');
}

/** `\\begin{cases}`: a brace that opens and none that closes. */
const isCases = (node: MmlNode): boolean => {
  const siblings = node.parent?.childNodes ?? [];
  return (
    siblings[0] !== node &&
    write(siblings[0]!, false).trim() === '{' &&
    !write(siblings.at(-1)!, false).includes('}')
  );
};

/** Value and condition of each case: `0, j ≤ i; −∞, j > i }`. */
const cases = (rows: readonly MmlNode[]): string =>
  ` ${rows.map((row) => row.childNodes.map((cell) => tidy(write(cell, false))).join(', ')).join('; ')} }`;

/** The rows of a matrix behind each other, those of an aligned derivation below each other. */
function table(rows: readonly MmlNode[], onLines: boolean): string {
  const written = rows.map((row) => write(row, onLines).trim());
  return onLines && written.length > 1 ? `\n${written.join('\n')}\n` : written.join('; ');
}

/** Single spaces, none inside brackets. */
const tidy = (text: string): string =>
  text
    .replaceAll(/\u2061\s*(?=[([{])/gu, '')
    .replaceAll('\u2061', ' ')
    .replaceAll(/[ \t]+/gu, ' ')
    .replaceAll(/([([]) /gu, '$1')
    .replaceAll(/ ([)\],;])/gu, '$1')
    .replaceAll(/ *\n */gu, '\n')
    .trim();
