/**
 * What the files of a question may say: the shapes of pack.yaml, sources.yaml, question.yaml, opposites.yaml and of
 * the front matter of en.md and zh.md. `content/README.md` tells contributors the same in prose.
 */
import { z } from 'zod';

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'use small letters, digits and single hyphens');
const line = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\n]*$/u, 'write it on one line');
const markdown = z.string().trim().min(1);
const localized = z.strictObject({ en: line, zh: line });

/** How each key point is said by somebody who has it the wrong way round; none is needed. */
export const oppositesSchema = z.record(
  slug,
  z.strictObject({ en: z.array(line).min(1), zh: z.array(line).min(1) }),
);

/** A letter of an option: a, b, c … */
const letter = z.string().regex(/^[a-h]$/u, 'use the letters a to h');

export const packSchema = z.strictObject({
  id: slug,
  title: localized,
  licence: line,
  /** In teaching order. */
  topics: z.array(z.strictObject({ id: slug, title: localized })).min(1),
});

export const sourcesSchema = z.record(
  slug,
  z.strictObject({
    /** How it is cited in a line: `Vaswani et al. 2017`. */
    label: line,
    title: line,
    year: z.int().min(1900).max(2100),
    arxiv: z
      .string()
      .regex(/^\d{4}\.\d{4,5}$/u, 'write an arXiv id such as 1706.03762')
      .optional(),
    url: z.url().optional(),
  }),
);

export const LEVELS = ['core', 'advanced', 'expert'] as const;

export const questionSchema = z.strictObject({
  topic: slug,
  level: z.enum(LEVELS),
  demos: z
    .array(
      z.strictObject({
        name: slug,
        /** How `::demo{#id}` names it. @default the demo's name */
        id: slug.optional(),
        parameters: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
      }),
    )
    .default([]),
  /** Weight of each key point, 1 (nice) to 3 (decisive). */
  keyPoints: z.record(slug, z.int().min(1).max(3)),
  /** Ids of the follow-up questions whose texts stand in the language files. */
  followUps: z.array(slug).min(2),
  /** Slugs of the questions an interviewer goes to from here, nearest first. */
  next: z.array(slug).default([]),
  quizzes: z
    .array(
      z.union([
        z.strictObject({ id: slug, answers: z.array(letter).min(1) }),
        z.strictObject({ id: slug, template: slug }),
      ]),
    )
    .min(2),
  sources: z.array(slug).min(1),
});

export const languageSchema = z.strictObject({
  title: line,
  /** A few words for buttons and lists. */
  short: line.max(40),
  aliases: z.array(line).min(10),
  keyPoints: z
    .array(
      z.strictObject({
        id: slug,
        text: markdown,
        /** Phrasings that show a candidate said it. */
        phrasings: z.array(line).min(3),
        /** The question an interviewer asks when the point was left out. */
        ask: line,
      }),
    )
    .min(4)
    .max(6),
  misconceptions: z.array(z.strictObject({ claim: markdown, truth: markdown })).min(1),
  followUps: z.array(z.strictObject({ id: slug, question: line, answer: markdown })).min(2),
  quizzes: z.array(
    z.strictObject({
      id: slug,
      prompt: markdown,
      options: z.record(letter, z.strictObject({ text: markdown, why: markdown })),
      hint: markdown,
      explanation: markdown,
    }),
  ),
});

export type QuestionFile = z.infer<typeof questionSchema>;
export type LanguageFile = z.infer<typeof languageSchema>;
