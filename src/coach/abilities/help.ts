/** `/help`: every ability in a line, made from the abilities themselves. */
import { bullets, document, inlineCode, paragraph } from '#document/build.ts';
import { wordsOf } from '#locales/words.ts';
import type { Ability } from '../ability.ts';

export const help: Ability = {
  name: 'help',
  options: [],
  run: async (_options, { language }, { abilities }) => {
    const say = wordsOf(language);
    return [
      {
        document: document(
          paragraph(say('help-intro')),
          bullets(
            ...abilities.map((ability) => [
              inlineCode(usageOf(ability)),
              ` ${say(`ability-${ability.name}`)}`,
            ]),
          ),
        ),
        actions: [{ id: 'topics', label: say('ask-topics') }],
      },
    ];
  },
};

/** `/demo [name] [parameters]` */
export const usageOf = ({ name, options }: Ability): string =>
  [
    `/${name}`,
    ...options.map((option) => (option.required ? `<${option.name}>` : `[${option.name}]`)),
  ].join(' ');
