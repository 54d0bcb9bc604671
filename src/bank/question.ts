/** The question bank as the rest of the program sees it: read, checked, every text parsed. */
import type { Document, Inline } from '#document/nodes.ts';
import type { Localized } from '#locales/language.ts';

export type Level = 'core' | 'advanced' | 'expert';

/** A demo bound to a question, with the parameters its answer shows. */
export interface DemoBinding {
  readonly id: string;
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface KeyPoint {
  readonly id: string;
  /** 1 (nice to hear) to 3 (decisive). */
  readonly weight: number;
  readonly text: readonly Inline[];
  /** Phrasings that show a candidate said it. */
  readonly phrasings: readonly string[];
  /** The interviewer's question when it was left out. */
  readonly ask: string;
}

export interface Misconception {
  readonly claim: readonly Inline[];
  readonly truth: Document;
}

export interface FollowUp {
  readonly id: string;
  readonly question: string;
  readonly answer: Document;
}

export interface QuizOption {
  readonly letter: string;
  readonly text: readonly Inline[];
  /** Why it is right or wrong. */
  readonly why: readonly Inline[];
}

/** A quiz with written options. */
export interface WrittenQuiz {
  readonly kind: 'written';
  readonly id: string;
  /** The letters of all right options. */
  readonly answers: readonly string[];
  readonly prompt: Document;
  readonly options: readonly QuizOption[];
  readonly hint: Document;
  readonly explanation: Document;
}

/** A quiz whose numbers are drawn and worked out when it is asked. */
export interface ComputedQuiz {
  readonly kind: 'computed';
  readonly id: string;
  readonly template: string;
}

export type Quiz = WrittenQuiz | ComputedQuiz;

/** Everything of a question that is written in one language. */
export interface QuestionText {
  readonly title: string;
  /** A few words for buttons and lists. */
  readonly short: string;
  readonly aliases: readonly string[];
  /** The answer in three depths. */
  readonly sentence: Document;
  readonly answer: Document;
  readonly depth: Document;
  readonly keyPoints: readonly KeyPoint[];
  readonly misconceptions: readonly Misconception[];
  readonly followUps: readonly FollowUp[];
  readonly quizzes: readonly Quiz[];
}

export interface Source {
  readonly id: string;
  /** How it is cited in a line: `Vaswani et al. 2017`. */
  readonly label: string;
  readonly title: string;
  readonly year: number;
  readonly url?: string;
}

export interface Question {
  readonly slug: string;
  readonly pack: string;
  readonly topic: string;
  readonly level: Level;
  readonly demos: readonly DemoBinding[];
  /** Slugs an interviewer goes to from here, nearest first. */
  readonly next: readonly string[];
  readonly sources: readonly Source[];
  /** By key point: phrasings of somebody who has it the wrong way round. */
  readonly opposites: Readonly<Record<string, Localized<readonly string[]>>>;
  readonly text: Localized<QuestionText>;
}

export interface Topic {
  readonly id: string;
  readonly title: Localized;
}

export interface Pack {
  readonly id: string;
  readonly title: Localized;
  readonly licence: string;
  readonly topics: readonly Topic[];
}

export interface Bank {
  readonly packs: readonly Pack[];
  /** In teaching order: by pack, by topic, by slug. */
  readonly questions: readonly Question[];
  find(slug: string): Question | undefined;
}

/** A mistake in a content file: where it is, what it is, how to mend it. */
export interface Fault {
  /** Path as given, relative to the folder the bank was read from. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly fix: string;
}
