/** `/demo`: computes on the person's own parameters: `/demo variance dk:512 seed:7`. */
import { demos, findDemo, nearestDemo, parseParameters } from '#demos/index.ts';
import { integer, parseParameter } from '#demos/parameters.ts';
import { bullets, document, heading, inlineCode, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Ability, Suggestion } from '../ability.ts';
import { parsePairs } from '../options.ts';
import { demoAction, demoPair, presentDemo } from '../present-demo.ts';
import type { Turn } from '../turn.ts';

const SEED = integer(1, 0, 2_147_483_647);

export const demo: Ability = {
  name: 'demo',
  options: [
    {
      name: 'name',
      required: false,
      suggest: (typed, { language }) =>
        demos
          .filter(({ name, title }) =>
            `${name} ${title[language]}`.toLowerCase().includes(typed.toLowerCase()),
          )
          .map(({ name, title }) => ({ label: `${name}: ${title[language]}`, value: name })),
    },
    { name: 'parameters', required: false, rest: true, suggest: parametersFor },
  ],
  run: async ({ name, parameters: typed = '' }, turn, services) => {
    if (name === undefined) return [list(turn)];
    const chosen = findDemo(name.toLowerCase());
    if (!chosen) {
      throw new UserError('demo-unknown', {
        name: name.slice(0, 40),
        nearest: nearestDemo(name).name,
      });
    }
    const { seed: typedSeed, ...pairs } = parsePairs(typed);
    const seed = typedSeed === undefined ? SEED.default : parseParameter('seed', SEED, typedSeed);
    const parameters = parseParameters(chosen, pairs);
    const result = await services.runDemo(chosen.name, parameters, seed);
    const request = { demo: chosen, parameters, typed: pairs, seed };
    const { whole, actions } = presentDemo(request, result, turn.language);
    const say = wordsOf(turn.language);
    return [
      {
        document: document(heading(2, chosen.title[turn.language]), ...whole),
        actions: [
          ...actions,
          ...(chosen.exact
            ? []
            : [{ id: demoAction(chosen.name, pairs, seed + 1), label: say('demo-again') }]),
          ...chosen.questions.slice(0, 2).flatMap((slug) => {
            const question = services.bank.find(slug);
            return question
              ? [
                  {
                    id: `ask:${slug}`,
                    label: say('ask-next', { short: question.text[turn.language].short }),
                  },
                ]
              : [];
          }),
        ],
      },
    ];
  },
};

/** Each parameter that is not there yet, with its usual value, behind those that were typed. */
function parametersFor(
  typed: string,
  _turn: unknown,
  _services: unknown,
  { name = '' }: Readonly<Record<string, string>>,
): readonly Suggestion[] {
  const chosen = findDemo(name.toLowerCase());
  const [, before = '', word = ''] = /^(.*\s)?(\S*)$/su.exec(typed) ?? [];
  const usual = Object.entries(chosen?.parameters ?? {}).map(([parameter, { default: value }]) =>
    demoPair(parameter, String(value)),
  );
  return usual
    .filter((pair) => pair.toLowerCase().startsWith(word.toLowerCase()))
    .filter((pair) => !before.includes(pair.slice(0, pair.indexOf(':') + 1)))
    .map((pair) => ({ label: pair, value: before + pair }));
}

function list({ language }: Turn): Reply {
  const say = wordsOf(language);
  return {
    document: document(
      paragraph(say('demo-list')),
      bullets(
        ...demos.map(({ name, title, parameters }) => [
          inlineCode(`/demo ${[name, ...Object.keys(parameters)].join(' ')}`),
          ` ${title[language]}`,
        ]),
      ),
    ),
    actions: demos
      .slice(0, 5)
      .map(({ name, title }) => ({ id: `demo:${name}`, label: title[language] })),
  };
}
