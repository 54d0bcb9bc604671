/** The answer to a pressed button: given once, and in time even where the coach is not that quick. */
import type { Api } from 'grammy';
import { calling } from './errors.ts';

export interface CallbackAnswer {
  /** `false` where it has been answered already; Telegram takes one answer. */
  answer(how?: {
    readonly text?: string;
    readonly show_alert?: boolean;
    readonly url?: string;
  }): boolean;
}

/** Until then somebody who presses sees that something happens. */
export const ANSWER_WITHIN_MS = 1000;

/** `at once`: nothing that is still to come belongs into the answer. */
export function createCallbackAnswer(
  { raw }: Api,
  id: string,
  atOnce: boolean,
  failed: (error: unknown) => void,
): CallbackAnswer {
  let open = true;
  const answer: CallbackAnswer['answer'] = (how = {}) => {
    if (!open) return false;
    open = false;
    clearTimeout(timer);
    calling(() => raw.answerCallbackQuery({ callback_query_id: id, ...how })).catch(failed);
    return true;
  };
  const timer = setTimeout(answer, ANSWER_WITHIN_MS);
  timer.unref();
  if (atOnce) answer();
  return { answer };
}
