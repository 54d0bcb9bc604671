/** `coach grade`: a free answer to a question held against its key points, or a batch of them as JSON lines. */

import { createInterface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { show } from '#adapters/terminal/show.ts';
import { contentFolders, loadBank } from '#bank/load.ts';
import type { Bank } from '#bank/question.ts';
import { feedback } from '#coach/grading/feedback.ts';
import { createGrader, type Grader } from '#coach/grading/grade.ts';
import { languageOf } from '#coach/language-of.ts';
import { document, paragraph, strong } from '#document/build.ts';
import { toMarkdown } from '#document/to-markdown.ts';
import { isLanguage, type Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import { createWorkers } from '#workers/pool.ts';
import { readConfig } from '../config.ts';
import { CommandFailure } from './failure.ts';
import { languageOption } from './parts.ts';

export interface GradeOptions {
  readonly lang?: string;
  readonly json?: boolean;
  readonly batch?: boolean;
}

/** An answer longer than this is refused: nobody speaks for so long. */
const MAX_ANSWER = 20_000;

export async function grade(slug: string | undefined, options: GradeOptions): Promise<void> {
  const { bank } = loadBank(contentFolders(readConfig(process.env).contentDirs));
  const grader = createGrader(bank);
  if (options.batch) {
    if (!options.json) throw new CommandFailure('--batch goes with --json.', 2);
    return gradeBatch(bank, grader);
  }
  if (slug === undefined || !bank.find(slug)) throw new CommandFailure(unknown(slug, bank), 2);
  const answer = await readAll(process.stdin);
  checkLength(answer, options);
  const language = languageOption(options.lang) ?? languageOf(answer, 'en');
  const graded = gradeOne(slug, answer, language, bank, grader);
  if (options.json) {
    console.log(JSON.stringify(graded));
    return;
  }
  const workers = createWorkers({ threads: 1 });
  try {
    await show(
      { document: asDocument(slug, answer, language, bank, grader), actions: [] },
      workers,
      {
        language,
        unfold: true,
      },
    );
  } finally {
    await workers.close();
  }
}

const unknown = (slug: string | undefined, bank: Bank): string =>
  slug === undefined
    ? 'Which question? coach grade scale-sqrt-dk < answer.txt'
    : `There is no question "${slug}"; there are ${bank.questions.map((q) => q.slug).join(', ')}.`;

/** A program that asks for JSON gets its 0 for an empty answer; a person has forgotten something. */
function checkLength(answer: string, { json = false }: GradeOptions): void {
  if (answer.trim() === '' && !json)
    throw new CommandFailure('Give the answer on standard input.', 2);
  if (answer.length > MAX_ANSWER)
    throw new CommandFailure(`The answer is longer than ${MAX_ANSWER} characters.`, 2);
}

function asDocument(slug: string, answer: string, language: Language, bank: Bank, grader: Grader) {
  const question = bank.find(slug)!;
  const grading = grader.grade(question, answer);
  const score = wordsOf(language)('grade-score', {
    score: String(Math.round(100 * grading.score)),
  });
  return document(paragraph(strong(score)), ...feedback(question, grading, language));
}

function gradeOne(slug: string, answer: string, language: Language, bank: Bank, grader: Grader) {
  return {
    ...grader.grade(bank.find(slug)!, answer),
    feedback: toMarkdown(asDocument(slug, answer, language, bank, grader)),
  };
}

/** JSON lines in, JSON lines out, in order; a line that can't be graded answers an `error` with its number. */
async function gradeBatch(bank: Bank, grader: Grader): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    const read = readLine(line, number, bank);
    if ('error' in read) process.exitCode = 1;
    console.log(
      JSON.stringify(
        'error' in read
          ? read
          : {
              slug: read.slug,
              lang: read.language,
              ...gradeOne(read.slug, read.answer, read.language, bank, grader),
            },
      ),
    );
  }
}

function readLine(
  line: string,
  number: number,
  bank: Bank,
):
  | { readonly error: string; readonly line: number; readonly text: string }
  | { readonly slug: string; readonly answer: string; readonly language: Language } {
  const wrong = (error: string) => ({ error, line: number, text: line.slice(0, 200) });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return wrong('not JSON');
  }
  const { slug, lang, answer } = (value ?? {}) as Record<string, unknown>;
  if (typeof slug !== 'string' || !bank.find(slug))
    return wrong('"slug" is no question of the bank');
  if (typeof answer !== 'string') return wrong('"answer" must be a text');
  if (answer.length > MAX_ANSWER) return wrong(`"answer" is longer than ${MAX_ANSWER} characters`);
  if (lang !== undefined && !(typeof lang === 'string' && isLanguage(lang)))
    return wrong('"lang" must be en or zh');
  return { slug, answer, language: lang ?? languageOf(answer, 'en') };
}
