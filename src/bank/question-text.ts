/** One language file of a question: its front matter and body, parsed into documents. */
import { parseInline, parseMarkdown } from '#document/markdown.ts';
import type { Document, Inline } from '#document/nodes.ts';
import type { Language } from '#locales/language.ts';
import type { Fault, QuestionText, Quiz } from './question.ts';
import { type LanguageFile, languageSchema, type QuestionFile } from './schema.ts';
import { splitDepths } from './sections.ts';
import { parseYaml, splitFrontMatter } from './source-file.ts';

type Path = readonly PropertyKey[];

export interface ReadText {
  readonly text: QuestionText;
  /** The line of a front-matter value; `BODY` asks for the line the body starts at. */
  lineOf(path: Path): number;
}

/** The path of the body among the paths of the front matter. */
export const BODY: Path = ['(body)'];

/** Reads `content` (the text of `file`); `undefined` when it has faults, which are added to `faults`. */
export function readQuestionText(
  file: string,
  content: string | undefined,
  language: Language,
  question: QuestionFile,
  faults: Fault[],
): ReadText | undefined {
  const before = faults.length;
  const fault = (line: number, message: string, fix: string) => {
    faults.push({ file, line, message, fix });
    return undefined;
  };
  if (content === undefined) {
    return fault(1, `the ${language} text is missing`, 'every question has en.md and zh.md');
  }
  const split = splitFrontMatter(content);
  if (!split) return fault(1, 'no front matter', 'start the file with --- and close it with ---');
  const front = parseYaml(file, split.yaml, languageSchema, faults, 2);
  const body = parseMarkdown(split.body);
  for (const { line, message, fix } of body.faults) fault(split.bodyLine + line - 1, message, fix);
  const depths = splitDepths(body.document, language);
  if ('message' in depths) {
    fault(
      split.bodyLine + depths.line - 1,
      depths.message,
      'use the three headings of content/README.md, in order',
    );
  }
  if (!front || 'message' in depths) return undefined;

  const inline = (path: Path, source: string): Inline[] => {
    const parsed = parseInline(source);
    for (const { message, fix } of parsed.faults) fault(front.lineOf(path), message, fix);
    return parsed.inline;
  };
  const block = (path: Path, source: string): Document => {
    const parsed = parseMarkdown(source);
    for (const { message, fix } of parsed.faults) fault(front.lineOf(path), message, fix);
    return parsed.document;
  };
  const { value } = front;
  const text: QuestionText = {
    title: value.title,
    short: value.short,
    aliases: value.aliases,
    ...depths.parts,
    keyPoints: value.keyPoints.map((point, i) => ({
      ...point,
      weight: question.keyPoints[point.id] ?? 1,
      text: inline(['keyPoints', i, 'text'], point.text),
    })),
    misconceptions: value.misconceptions.map(({ claim, truth }, i) => ({
      claim: inline(['misconceptions', i, 'claim'], claim),
      truth: block(['misconceptions', i, 'truth'], truth),
    })),
    followUps: value.followUps.map((followUp, i) => ({
      ...followUp,
      answer: block(['followUps', i, 'answer'], followUp.answer),
    })),
    quizzes: question.quizzes.flatMap((quiz): Quiz[] => {
      if ('template' in quiz) return [{ kind: 'computed', ...quiz }];
      const i = value.quizzes.findIndex(({ id }) => id === quiz.id);
      const written = value.quizzes[i];
      if (!written) {
        fault(
          front.lineOf(['quizzes']),
          `the quiz ${quiz.id} of question.yaml has no text here`,
          'write it',
        );
        return [];
      }
      return [readQuiz(written, quiz.answers, ['quizzes', i])];
    }),
  };
  const lineOf = (path: Path) => (path === BODY ? split.bodyLine : front.lineOf(path));
  return faults.length > before ? undefined : { text, lineOf };

  function readQuiz(
    written: LanguageFile['quizzes'][number],
    answers: readonly string[],
    path: Path,
  ): Quiz {
    return {
      kind: 'written',
      id: written.id,
      answers,
      prompt: block([...path, 'prompt'], written.prompt),
      options: Object.entries(written.options).map(([letter, option]) => ({
        letter,
        text: inline([...path, 'options', letter, 'text'], option.text),
        why: inline([...path, 'options', letter, 'why'], option.why),
      })),
      hint: block([...path, 'hint'], written.hint),
      explanation: block([...path, 'explanation'], written.explanation),
    };
  }
}
