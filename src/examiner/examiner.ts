/** Which examiner judges: the model where there is one, the person wants it and the day's budget allows, else our own. */
import type { Question } from '#bank/question.ts';
import type { Grader, Grading } from '#coach/grading/grade.ts';
import type { Language } from '#locales/language.ts';
import type { Store } from '#store/store.ts';
import type { Examine } from './model.ts';

export interface ExaminerParts {
  readonly grader: () => Grader;
  /** `perDay`: requests a day, for all people together. */
  readonly model: { readonly examine: Examine; readonly perDay: number } | undefined;
  readonly store: Pick<Store, 'settings'>;
  readonly now: () => number;
  readonly log: { warn(details: object, message: string): void };
}

const DAY = 86_400_000;
/** Where the count stands: the day, as a number of this step, plus the requests of that day. */
const OWNER = 'coach';
const NAME = 'examiner-count';
const STEP = 10_000_000;

export function createExaminer({ grader, model, store, now, log }: ExaminerParts) {
  const mayAsk = (perDay: number): Promise<boolean> =>
    store.settings.countUp(OWNER, NAME, Math.floor(now() / DAY) * STEP, perDay);
  return async (
    question: Question,
    answer: string,
    language: Language,
    wantsModel: boolean,
  ): Promise<Grading> => {
    if (model && wantsModel && (await mayAsk(model.perDay))) {
      try {
        return await model.examine(question, answer, language);
      } catch (error) {
        // Only the kind of the error: its text may hold what the person has written, or a key.
        log.warn(
          { kind: (error as Error).name },
          'the model did not examine; the built-in grader does',
        );
      }
    }
    return grader().grade(question, answer);
  };
}
