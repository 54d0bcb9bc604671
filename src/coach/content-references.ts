/** What the content check asks of the rest of the program: demos, formulas, the font. */
import type { References } from '#bank/check.ts';
import { findDemo, nearestDemo, parseParameters } from '#demos/index.ts';
import { texFault } from '#document/tex.ts';
import { isInFont } from '#figures/text.ts';
import { UserError } from '#locales/user-error.ts';
import { findTemplate } from '#quizzes/index.ts';

/** The pack that comes with the coach. Demos and templates name its questions; a host's own packs may use any. */
const OWN_PACK = 'transformer';

export const contentReferences: References = {
  demoFault: ({ slug, pack }, { name, parameters }) => {
    const demo = findDemo(name);
    if (!demo) return `no demo "${name}"; the nearest is ${nearestDemo(name).name}`;
    if (pack === OWN_PACK && !demo.questions.includes(slug))
      return `the demo ${name} does not name ${slug} among its questions`;
    try {
      parseParameters(demo, parameters);
      return undefined;
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
  },
  templateFault: ({ slug, pack }, name) => {
    const template = findTemplate(name);
    if (!template) return `no quiz template "${name}"`;
    if (pack === OWN_PACK && !template.questions.includes(slug))
      return `the template ${name} does not name ${slug} among its questions`;
    return undefined;
  },
  formulaFault: texFault,
  isInFont,
};
