/**
 * Whether a reader of either language gets the same facts: numbers, formulas and citations of the body, and of every
 * key point, misconception, follow-up and quiz.
 */
import { visit } from 'unist-util-visit';
import type { Document } from '#document/nodes.ts';
import { LANGUAGES, type Language } from '#locales/language.ts';
import type { LoadedQuestion } from './load.ts';
import type { Fault, QuestionText } from './question.ts';
import { BODY } from './question-text.ts';
import { textsOf } from './texts.ts';

const FACTS = ['numbers', 'displayed formulas', 'formulas', 'citations'] as const;
type Kind = (typeof FACTS)[number];

/** A part of a question that stands in both languages, with its facts and the line each is first met on. */
interface Part {
  readonly name: string;
  readonly line: number;
  readonly facts: Readonly<Record<Kind, Map<string, number>>>;
}

const OTHER = { en: 'zh', zh: 'en' } as const satisfies Record<Language, Language>;

export function differencesBetween(question: LoadedQuestion): Fault[] {
  const parts = { en: partsOf(question, 'en'), zh: partsOf(question, 'zh') };
  return LANGUAGES.flatMap((language) => {
    const other = OTHER[language];
    return [...parts[language].values()].flatMap(({ name, facts }) => {
      const counterpart = parts[other].get(name);
      // A missing key point, follow-up or quiz is told by its id; a misconception has none.
      if (!counterpart) return /^misconception/u.test(name) ? [missing(name, language)] : [];
      return FACTS.flatMap((kind) => {
        const only = [...facts[kind].keys()].filter((fact) => !counterpart.facts[kind].has(fact));
        if (only.length === 0) return [];
        const fault: Fault = {
          file: question.textFiles[other],
          line: counterpart.line,
          message: `${name}: ${kind} only in ${language}.md: ${only.join(' · ')}`,
          fix: `tell the same facts in both (${language}.md, line ${facts[kind].get(only[0]!)})`,
        };
        return [fault];
      });
    });
  });

  function missing(name: string, language: Language): Fault {
    return {
      file: question.textFiles[OTHER[language]],
      line: question.lineOf[OTHER[language]](['misconceptions']),
      message: `${name} stands in ${language}.md only`,
      fix: 'write it in both languages, in the same order',
    };
  }
}

function partsOf({ question, lineOf }: LoadedQuestion, language: Language): Map<string, Part> {
  const text = question.text[language];
  const at = lineOf[language];
  const parts = new Map<string, Part>();
  for (const [tree, path] of textsOf(text)) {
    const name = path ? nameOf(path, text) : 'the answer';
    const line = path ? at(path.slice(0, 2)) : at(BODY);
    const part = parts.get(name) ?? {
      name,
      line,
      facts: {
        numbers: new Map(),
        'displayed formulas': new Map(),
        formulas: new Map(),
        citations: new Map(),
      },
    };
    parts.set(name, part);
    for (const [kind, fact, row] of factsOf(tree)) {
      if (!part.facts[kind].has(fact))
        part.facts[kind].set(fact, path ? at(path) : at(BODY) + row - 1);
    }
  }
  return parts;
}

/** "key point variance-grows", "misconception 2", "quiz variance-of-64". */
function nameOf([list, index]: readonly PropertyKey[], text: QuestionText): string {
  const i = Number(index);
  if (list === 'keyPoints') return `key point ${text.keyPoints[i]!.id}`;
  if (list === 'followUps') return `follow-up ${text.followUps[i]!.id}`;
  if (list === 'quizzes') return `quiz ${text.quizzes[i]!.id}`;
  return `misconception ${i + 1}`;
}

function factsOf(tree: Document): [Kind, string, number][] {
  const facts: [Kind, string, number][] = [];
  visit(tree, (node) => {
    const row = node.position?.start.line ?? 1;
    if (node.type === 'text')
      facts.push(...measured(node.value).map((n): [Kind, string, number] => ['numbers', n, row]));
    else if (node.type === 'math')
      facts.push(['displayed formulas', withoutWords(node.value), row]);
    else if (node.type === 'inlineMath') facts.push(['formulas', withoutWords(node.value), row]);
    else if (node.type === 'cite')
      facts.push(['citations', node.at ? `${node.source}, ${node.at}` : node.source, row]);
  });
  return facts;
}

const withoutWords = (tex: string): string =>
  tex.replaceAll(/\\text\{[^}]*\}/gu, '').replaceAll(/\s+/gu, '');

/** Numbers of at least two digits or with a point: small whole numbers are often words in one language. */
const measured = (text: string): string[] =>
  [...text.replaceAll(/(\d),(?=\d{3}\b)/gu, '$1').matchAll(/\d+\.\d+|\d{2,}/gu)].map(
    ([number]) => number,
  );
