/**
 * What a contributor can get wrong between files: references, ids, languages that disagree, formulas,
 * characters outside the font. What one file alone can show is found by `load.ts`.
 */
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { LANGUAGES, type Language, type Localized } from '#locales/language.ts';
import type { Loaded, LoadedQuestion } from './load.ts';
import type { DemoBinding, Fault, Pack, Question, QuestionText } from './question.ts';
import { BODY } from './question-text.ts';
import { differencesBetween } from './same-facts.ts';
import { textsOf } from './texts.ts';

/** A question by its name and that of its pack. */
type Named = Pick<Question, 'slug' | 'pack'>;

/** What the check asks of the rest of the program; the bank itself knows no demos and no fonts. */
export interface References {
  /** Why this demo cannot run for this question, or `undefined`. */
  demoFault(question: Named, binding: DemoBinding): string | undefined;
  /** Why this question cannot ask this template, or `undefined`. */
  templateFault(question: Named, name: string): string | undefined;
  /** Why MathJax rejects this TeX, or `undefined`. */
  formulaFault(tex: string): string | undefined;
  isInFont(character: string): boolean;
}

type Add = (file: string, line: number, message: string, fix: string) => void;

/** All faults of the bank: those of loading and those between files, by file and line. */
export function checkBank(loaded: Loaded, references: References): Fault[] {
  const faults: Fault[] = [...loaded.faults];
  const add: Add = (file, line, message, fix) => {
    faults.push({ file, line, message, fix });
  };
  for (const question of loaded.questions) {
    checkReferences(question, loaded, references, add);
    for (const language of LANGUAGES) checkLanguage(question, language, references, add);
    faults.push(...differencesBetween(question));
  }
  checkAliases(loaded.questions, add);
  return faults.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function checkReferences(
  { question, file, yaml }: LoadedQuestion,
  { bank }: Loaded,
  references: References,
  add: Add,
): void {
  const { value, lineOf } = yaml;
  const pack = bank.packs.find(({ id }) => id === question.pack) as Pack;
  if (!pack.topics.some(({ id }) => id === value.topic)) {
    add(
      file,
      lineOf(['topic']),
      `no topic "${value.topic}" in pack.yaml`,
      `use one of: ${pack.topics.map((t) => t.id).join(', ')}`,
    );
  }
  question.demos.forEach((binding, i) => {
    const fault = references.demoFault(question, binding);
    if (fault)
      add(
        file,
        lineOf(['demos', i]),
        fault,
        'npm run -s coach -- demo --list shows every demo and its parameters',
      );
  });
  value.next.forEach((slug, i) => {
    if (!bank.find(slug))
      add(
        file,
        lineOf(['next', i]),
        `no question "${slug}"`,
        'name a slug of the bank, or remove it',
      );
    if (slug === question.slug)
      add(file, lineOf(['next', i]), 'a question cannot follow itself', 'remove it');
  });
  value.sources.forEach((id, i) => {
    if (!question.sources.some((source) => source.id === id)) {
      add(file, lineOf(['sources', i]), `no source "${id}"`, 'add it to sources.yaml');
    }
  });
  value.quizzes.forEach((quiz, i) => {
    if (!('template' in quiz)) return;
    const fault = references.templateFault(question, quiz.template);
    if (fault) {
      const fix = 'src/quizzes/registry.ts lists the templates, each file names its questions';
      add(file, lineOf(['quizzes', i, 'template']), fault, fix);
    }
  });
}

/** A language file of a question: its texts, the line each stands on, and where its faults go. */
interface Page {
  readonly text: QuestionText;
  readonly at: (path: readonly PropertyKey[]) => number;
  readonly fault: (line: number, message: string, fix: string) => void;
}

function checkLanguage(
  loaded: LoadedQuestion,
  language: Language,
  references: References,
  add: Add,
): void {
  const file = loaded.textFiles[language];
  const page: Page = {
    text: loaded.question.text[language],
    at: loaded.lineOf[language],
    fault: (line, message, fix) => add(file, line, message, fix),
  };
  checkIds(page, loaded);
  checkQuizzes(page, language);
  checkNodes(page, loaded, references);
  checkPlainTexts(page, references);
}

/** The ids of question.yaml, each once. */
function checkIds({ text, at, fault }: Page, { yaml }: LoadedQuestion): void {
  const { keyPoints, followUps, quizzes } = yaml.value;
  const wanted = {
    keyPoints: Object.keys(keyPoints),
    followUps,
    quizzes: quizzes.map(({ id }) => id),
  } as const;
  for (const what of ['keyPoints', 'followUps', 'quizzes'] as const) {
    const found = text[what].map(({ id }) => id);
    for (const id of wanted[what]) {
      if (!found.includes(id))
        fault(at([what]), `${what}: "${id}" of question.yaml is missing`, 'write it');
    }
    found.forEach((id, i) => {
      const line = at([what, i]);
      if (!wanted[what].includes(id))
        fault(line, `${what}: "${id}" is not in question.yaml`, 'add it there or remove it');
      if (found.indexOf(id) !== i) fault(line, `${what}: "${id}" stands twice`, 'remove one');
    });
  }
}

/** How a prompt says that several options are right. */
const SEVERAL: Localized<{ readonly said: RegExp; readonly fix: string }> = {
  en: { said: /all that apply/iu, fix: 'end it with: Select all that apply.' },
  zh: { said: /多选/u, fix: 'end it with: （多选）' },
};

function checkQuizzes({ text, at, fault }: Page, language: Language): void {
  text.quizzes.forEach((quiz, i) => {
    if (quiz.kind !== 'written') return;
    const wrong = (message: string, fix: string) =>
      fault(at(['quizzes', i, 'options']), `quiz ${quiz.id}: ${message}`, fix);
    const letters = quiz.options.map((option) => option.letter);
    if (letters.length < 3) wrong('fewer than three options', 'add one');
    for (const answer of quiz.answers) {
      if (!letters.includes(answer))
        wrong(`the right answer ${answer} is no option`, 'add it or mend question.yaml');
    }
    if (quiz.answers.length >= letters.length) wrong('no option is wrong', 'add a wrong one');
    const { said, fix } = SEVERAL[language];
    if (quiz.answers.length > 1 && !said.test(textOf(quiz.prompt)))
      fault(
        at(['quizzes', i]),
        `quiz ${quiz.id}: the prompt does not say that several are right`,
        fix,
      );
  });
}

/** What stands in parsed texts: demos, citations, formulas, characters. */
function checkNodes(page: Page, { question }: LoadedQuestion, references: References): void {
  const { text, at, fault } = page;
  const slots = new Map<string, number>();
  for (const [tree, place] of textsOf(text)) {
    visit(tree, (node) => {
      const where = place ? at(place) : at(BODY) + (node.position?.start.line ?? 1) - 1;
      if (node.type === 'demoSlot') {
        slots.set(node.id, (slots.get(node.id) ?? 0) + 1);
        if (!question.demos.some(({ id }) => id === node.id))
          fault(
            where,
            `::demo{#${node.id}} is not in question.yaml`,
            'add it to demos or correct the id',
          );
      } else if (node.type === 'cite') {
        if (!question.sources.some(({ id }) => id === node.source))
          fault(
            where,
            `:cite[${node.source}] is not among the sources of question.yaml`,
            'add it there (and to sources.yaml)',
          );
      } else if (node.type === 'math' || node.type === 'inlineMath') {
        const wrong = references.formulaFault(node.value);
        if (wrong) fault(where, `formula ${node.value.slice(0, 60)}: ${wrong}`, 'mend the TeX');
      } else if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
        checkCharacters(node.value, where, page, references);
      }
    });
  }
  for (const { id } of question.demos) {
    const count = slots.get(id) ?? 0;
    if (count !== 1)
      fault(1, `::demo{#${id}} stands ${count} times`, 'put it exactly once where it belongs');
  }
}

/** Texts that are no Markdown. */
function checkPlainTexts(page: Page, references: References): void {
  const { text, at } = page;
  const check = (value: string, path: readonly PropertyKey[]) =>
    checkCharacters(value, at(path), page, references);
  check(text.title, ['title']);
  check(text.short, ['short']);
  text.keyPoints.forEach(({ ask }, i) => {
    check(ask, ['keyPoints', i, 'ask']);
  });
  text.followUps.forEach(({ question }, i) => {
    check(question, ['followUps', i, 'question']);
  });
}

function checkCharacters(
  value: string,
  where: number,
  { fault }: Page,
  { isInFont }: References,
): void {
  const missing = [...new Set(value)].filter((c) => c !== '\n' && !isInFont(c));
  if (missing.length > 0)
    fault(
      where,
      `not in the font: ${missing.join(' ')}`,
      'write it as a formula or with another character',
    );
}

/** An alias leads to one question, so it may stand only once in the bank. */
function checkAliases(questions: readonly LoadedQuestion[], add: Add): void {
  const seen = new Map<string, string>();
  for (const { question, textFiles, lineOf } of questions) {
    for (const language of LANGUAGES) {
      question.text[language].aliases.forEach((alias, i) => {
        const key = alias.toLowerCase().replaceAll(/\s+/gu, ' ');
        const owner = seen.get(key);
        if (owner !== undefined) {
          add(
            textFiles[language],
            lineOf[language](['aliases', i]),
            `the alias "${alias}" is used by ${owner} too`,
            'keep it where it fits best',
          );
        }
        seen.set(key, question.slug);
      });
    }
  }
}
