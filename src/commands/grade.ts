/** `coach grade`: a free answer to a question held against its key points, or a batch of them as JSON lines. */
import { createInterface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { show } from '#adapters/terminal/show.ts';
import { contentFolders, loadBank } from '#bank/load.ts';
import type { Bank, Question } from '#bank/question.ts';
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
  const question = bank.find(slug ?? '');
  if (!question) throw new CommandFailure(unknown(slug, bank), 2);
  const answer = await readAll(process.stdin);
  checkLength(answer, options);
  const language = languageOption(options.lang) ?? languageOf(answer, 'en');
  const { grading, shown } = gradeOne(question, answer, language, grader);
  if (options.json) {
    console.log(JSON.stringify({ ...grading, feedback: toMarkdown(shown) }));
    return;
  }
  const workers = createWorkers({ threads: 1 });
  try {
    await show({ document: shown, actions: [] }, workers, { language, unfold: true });
  } finally {
    await workers.close();
  }
}

const unknown = (slug: string | undefined, bank: Bank): string =>
  slug === undefined
    ? 'Which question? npm run -s coach -- grade scale-sqrt-dk < answer.txt'
    : `There is no question "${slug}"; there are ${bank.questions.map((q) => q.slug).join(', ')}.`;

/** A program that asks for JSON gets its 0 for an empty answer; a person has forgotten something. */
function checkLength(answer: string, { json = false }: GradeOptions): void {
  if (answer.trim() === '' && !json)
    throw new CommandFailure('Give the answer on standard input.', 2);
  if (answer.length > MAX_ANSWER)
    throw new CommandFailure(`The answer is longer than ${MAX_ANSWER} characters.`, 2);
}

function gradeOne(question: Question, answer: string, language: Language, grader: Grader) {
  const grading = grader.grade(question, answer);
  const score = String(Math.round(100 * grading.score));
  const line = paragraph(strong(wordsOf(language)('grade-score', { score })));
  return { grading, shown: document(line, ...feedback(question, grading, language)) };
}

/** JSON lines in, JSON lines out, in order; a line that can't be graded answers an `error` with its number. */
async function gradeBatch(bank: Bank, grader: Grader): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    const read = readLine(line, number, bank);
    if ('error' in read) {
      process.exitCode = 1;
      console.log(JSON.stringify(read));
      continue;
    }
    const { question, answer, language: lang } = read;
    const { grading, shown } = gradeOne(question, answer, lang, grader);
    const { slug } = question;
    console.log(JSON.stringify({ slug, lang, ...grading, feedback: toMarkdown(shown) }));
  }
}

function readLine(
  line: string,
  number: number,
  bank: Bank,
):
  | { readonly error: string; readonly line: number; readonly text: string }
  | { readonly question: Question; readonly answer: string; readonly language: Language } {
  const wrong = (error: string) => ({ error, line: number, text: line.slice(0, 200) });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return wrong('not JSON');
  }
  const { slug, lang, answer } = (value ?? {}) as Record<string, unknown>;
  const question = typeof slug === 'string' ? bank.find(slug) : undefined;
  if (!question) return wrong('"slug" is no question of the bank');
  if (typeof answer !== 'string') return wrong('"answer" must be a text');
  if (answer.length > MAX_ANSWER) return wrong(`"answer" is longer than ${MAX_ANSWER} characters`);
  if (lang !== undefined && !(typeof lang === 'string' && isLanguage(lang)))
    return wrong('"lang" must be en or zh');
  return { question, answer, language: lang ?? languageOf(answer, 'en') };
}
