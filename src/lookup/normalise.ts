/** Text as people type it → one form: full width, case, traditional characters, TeX and mathematical signs. */
import { Converter } from 'opencc-js/t2cn';

const simplified = Converter({ from: 'tw', to: 'cn' });

/** TeX commands that are words of the field; all others are dropped (`\mathrm`, `\left`, `\cdot`). */
const TEX_WORDS = new Set([
  'sqrt',
  'softmax',
  'tanh',
  'sin',
  'cos',
  'exp',
  'log',
  'max',
  'min',
  'sum',
  'mean',
  'var',
  'infty',
  'sigma',
  'theta',
  'alpha',
  'beta',
  'gamma',
  'mu',
  'epsilon',
]);

/** Signs that people read aloud. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/√/gu, ' sqrt '],
  [/[-−–—]\s*(?:∞|inf\b|infinity\b)/gu, ' neginf '],
  [/∞/gu, ' infty '],
  [/[·⋅•×✕*]/gu, ' '],
  [/##/gu, ' hashhash '],
  [/σ/gu, ' sigma '],
  [/θ/gu, ' theta '],
  [/α/gu, ' alpha '],
  [/β/gu, ' beta '],
  [/γ/gu, ' gamma '],
  [/μ/gu, ' mu '],
  [/[εϵ]/gu, ' epsilon '],
];

export function normalise(text: string): string {
  let form = text.normalize('NFKC').toLowerCase();
  if (/\p{Script=Han}/u.test(form)) form = simplified(form);
  form = form.replaceAll(/\\([a-z]+)/gu, (_: string, word: string) =>
    TEX_WORDS.has(word) ? ` ${word} ` : ' ',
  );
  // A transpose says nothing; d_k, W^Q, d_{model} are one word each: dk, wq, dmodel.
  form = form
    .replaceAll(/\^\{?\s*(?:t|⊤|top)\}?(?![a-z0-9])/gu, ' ')
    .replaceAll(/([a-z])[_^]\{?([a-z0-9]+)\}?/gu, '$1$2');
  for (const [sign, word] of SIGNS) form = form.replaceAll(sign, word);
  // Word-internal hyphens and apostrophes join or vanish: multi-head → multi head, isn't → isnt.
  form = form.replaceAll(/['’]/gu, '').replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
  return form.trim();
}
