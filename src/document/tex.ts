/** TeX, read by MathJax: one parser for readable text and for pictures, with errors instead of red boxes. */
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import { STATE } from '@mathjax/src/js/core/MathItem.js';
import type { MmlNode } from '@mathjax/src/js/core/MmlTree/MmlNode.js';
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js';
import { TeX } from '@mathjax/src/js/input/tex.js';
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js';
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js';
import { mathjax } from '@mathjax/src/js/mathjax.js';

export const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);

/** A TeX parser that throws `Error` with MathJax's message where the TeX is wrong. */
export const createTexInput = () =>
  new TeX({
    packages: ['base', 'ams'],
    formatError: (_jax: unknown, error: Error) => {
      throw new Error(error.message);
    },
  });

const reader = mathjax.document('', { InputJax: createTexInput() });

/** The formula as a MathML tree; throws where the TeX is wrong. */
export const readTex = (tex: string, display: boolean): MmlNode =>
  reader.convert(tex, { display, end: STATE.CONVERT }) as MmlNode;

/** What is wrong with the TeX, or `undefined`. */
export function texFault(tex: string): string | undefined {
  try {
    readTex(tex, true);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
