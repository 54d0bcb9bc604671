/**
 * A question's answer as a document: the sentence, the interview answer with its demos computed now, the
 * derivation, what people get wrong, what comes next, the sources.
 */
import { visit } from 'unist-util-visit';
import type { Question, QuestionText } from '#bank/question.ts';
import { findDemo, parseParameters } from '#demos/index.ts';
import { details, document, heading, link, paragraph, strong } from '#document/build.ts';
import type { Block, Document, Inline } from '#document/nodes.ts';
import type { Action } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { type Words, wordsOf } from '#locales/words.ts';
import type { Services } from './ability.ts';
import { presentDemo } from './present-demo.ts';

/** The seed of the demos inside answers: everybody sees the same draw, and can ask for another. */
const ANSWER_SEED = 1;

export interface Answer {
  /** Always the same one for a question and language. */
  readonly document: Document;
  /** "Try it with …" of the demos shown. */
  readonly actions: readonly Action[];
}

export interface Answers {
  of(question: Question, language: Language): Promise<Answer>;
}

/**
 * Answers, each made once: what its demos compute depends on nothing but the question. Whoever gets one shares its
 * document with others, and leaves it as it is.
 */
export function createAnswers(services: Pick<Services, 'runDemo'>): Answers {
  const made = new WeakMap<Question, Map<Language, Promise<Answer>>>();
  return {
    of: (question, language) => {
      const known = made.get(question) ?? new Map<Language, Promise<Answer>>();
      made.set(question, known);
      const answer = known.get(language) ?? compose(question, language, services);
      known.set(language, answer);
      // A failure is not remembered: the next one who asks tries again.
      answer.catch(() => known.delete(language));
      return answer;
    },
  };
}

async function compose(
  question: Question,
  language: Language,
  services: Pick<Services, 'runDemo'>,
): Promise<Answer> {
  const text = question.text[language];
  const say = wordsOf(language);
  const shown = new Map(
    await Promise.all(
      question.demos.map(async (binding) => {
        const demo = findDemo(binding.name);
        if (!demo) throw new Error(`answer: no demo "${binding.name}"`);
        const parameters = parseParameters(demo, binding.parameters);
        const result = await services.runDemo(demo.name, parameters, ANSWER_SEED);
        const request = {
          demo,
          parameters,
          typed: binding.parameters,
          seed: ANSWER_SEED,
          named: true,
          amongOthers: question.demos.length > 1,
        };
        return [binding.id, presentDemo(request, result, language)] as const;
      }),
    ),
  );
  const fill = (part: Document): Block[] =>
    part.children.flatMap((node) =>
      node.type === 'demoSlot' ? (shown.get(node.id)?.embedded ?? []) : [node],
    );
  const labels = new Map(question.sources.map(({ id, label, url }) => [id, { label, url }]));
  const blocks = [
    heading(2, text.title),
    ...emphasised(text.sentence),
    ...fill(text.answer),
    details([say('answer-depth')], ...fill(text.depth)),
    details([say('answer-misconceptions')], ...misconceptions(text, say)),
    details([say('answer-follow-ups')], ...followUps(text)),
    details([say('answer-sources')], ...sources(question)),
  ];
  return {
    document: document(...blocks.map((block) => citesAsLinks(block, labels))),
    actions: [...shown.values()].flatMap(({ actions }) => actions).slice(0, 3),
  };
}

/** The first paragraph of the answer, in bold: what one remembers. */
const emphasised = (sentence: Document): Block[] =>
  sentence.children.map((node) =>
    node.type === 'paragraph' ? paragraph(strong(...node.children)) : node,
  );

const misconceptions = ({ misconceptions: all }: QuestionText, say: Words): Block[] =>
  all.flatMap(({ claim, truth }) => [
    paragraph(strong(say('answer-claim')), ' ', ...claim),
    ...truth.children,
  ]);

const followUps = ({ followUps: all }: QuestionText): Block[] =>
  all.flatMap(({ question, answer }) => [paragraph(strong(question)), ...answer.children]);

const sources = ({ sources: all }: Question): Block[] => [
  {
    type: 'list',
    ordered: false,
    spread: false,
    children: all.map(({ label, title, url }) => ({
      type: 'listItem',
      spread: false,
      children: [paragraph(`${label}. `, url ? link(url, title) : title)],
    })),
  },
];

/** Replaces each citation by "(Vaswani et al. 2017, Table 3)", linked where the source has an address. */
function citesAsLinks(
  block: Block,
  labels: ReadonlyMap<string, { label: string; url: string | undefined }>,
): Block {
  // The bank's trees are shared between answers, so the copy is what changes.
  const copy = structuredClone(block);
  visit(copy, (node, index, parent) => {
    if (node.type !== 'cite' || !parent || index === undefined) return;
    const { label, url } = labels.get(node.source) ?? { label: node.source, url: undefined };
    const words = node.at ? `(${label}, ${node.at})` : `(${label})`;
    const replacement: Inline = url ? link(url, words) : { type: 'text', value: words };
    (parent.children as Inline[])[index] = replacement;
  });
  return copy;
}
