/** Answers to buttons that were pressed and to inline queries: each once, and in time. */
import { malformed, refused, within } from '../server/api-error.ts';
import { checkMarkup } from '../server/keyboard.ts';
import { QUERY_MS } from '../server/limits.ts';
import { type RichInput, receivedRich } from '../server/rich.ts';
import type { Query } from '../server/state.ts';
import { messageText } from '../server/text.ts';
import type { Context, Methods } from './context.ts';
import { captionFields } from './sends.ts';

function open(id: string, kind: Query['kind'], { state, clock }: Context): Query {
  const query = state.queries.get(id);
  const late = !query || query.kind !== kind || clock.now() - query.at > QUERY_MS;
  if (late || query.answer)
    throw refused('query is too old and response timeout expired or query ID is invalid');
  return query;
}

interface Result {
  readonly id: string;
  readonly type: string;
  readonly input_message_content?: {
    readonly message_text?: string;
    readonly entities?: [];
    readonly parse_mode?: string;
    readonly rich_message?: RichInput;
  };
  readonly reply_markup?: unknown;
  readonly photo_file_id?: string;
  readonly document_file_id?: string;
  readonly photo_url?: string;
  readonly thumbnail_url?: string;
  readonly caption?: string;
  readonly caption_entities?: [];
}

export const queries: Methods = {
  answerCallbackQuery: (p, context) => {
    within('callback answer', p.text ?? '');
    const query = open(p.callback_query_id, 'callback', context);
    if (p.url !== undefined && !/^(?:https:\/\/t\.me\/|tg:\/\/)/u.test(p.url))
      throw malformed('URL_INVALID');
    query.answer = { ...p };
    return true;
  },

  answerInlineQuery: (p, context) => {
    within('inline results', p.results.length);
    within('inline offset', p.next_offset ?? '');
    if (new Set(p.results.map(({ id }) => id)).size !== p.results.length)
      throw malformed('RESULT_ID_DUPLICATE');
    for (const result of p.results) checkResult(result as unknown as Result, context);
    if (p.button?.start_parameter !== undefined) {
      within('deep link', p.button.start_parameter);
      if (/[^\w-]/u.test(p.button.start_parameter)) throw malformed('START_PARAM_INVALID');
    }
    open(p.inline_query_id, 'inline', context).answer = { ...p };
    return true;
  },
};

function checkResult(result: Result, context: Context): void {
  within('inline result id', result.id);
  checkMarkup(result.reply_markup, 'private');
  captionFields(result);
  for (const url of [result.photo_url, result.thumbnail_url])
    if (url !== undefined && !/^https:\/\//u.test(url)) throw malformed('WEBDOCUMENT_URL_INVALID');
  if (result.photo_file_id !== undefined) context.files.take(result.photo_file_id, 'photo');
  if (result.document_file_id !== undefined)
    context.files.take(result.document_file_id, 'document');
  const content = result.input_message_content;
  if (content?.message_text !== undefined)
    messageText(content.message_text, content.entities, content.parse_mode);
  if (content?.rich_message) receivedRich(content.rich_message, context.files, 'private');
}
