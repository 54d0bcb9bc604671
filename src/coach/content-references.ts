/** What the content check asks of the rest of the program: demos, formulas, the font. */
import type { References } from '#bank/check.ts';
import { findDemo, nearestDemo, parseParameters } from '#demos/index.ts';
import { texFault } from '#document/tex.ts';
import { isInFont } from '#figures/text.ts';
import { UserError } from '#locales/user-error.ts';
import { findTemplate } from '#quizzes/index.ts';

export const contentReferences: References = {
  demoFault: (slug, { name, parameters }) => {
    const demo = findDemo(name);
    if (!demo) return `no demo "${name}"; the nearest is ${nearestDemo(name).name}`;
    if (!demo.questions.includes(slug))
      return `the demo ${name} does not name ${slug} among its questions`;
    try {
      parseParameters(demo, parameters);
      return undefined;
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
  },
  templateFault: (slug, name) => {
    const template = findTemplate(name);
    if (!template) return `no quiz template "${name}"`;
    if (!template.questions.includes(slug))
      return `the template ${name} does not name ${slug} among its questions`;
    return undefined;
  },
  formulaFault: texFault,
  isInFont,
};
