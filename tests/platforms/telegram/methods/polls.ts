/** Polls and quizzes: sent, voted on, closed. */
import { malformed, refused, within } from '../server/api-error.ts';
import { secondsOf } from '../server/clock.ts';
import { photoSizes } from '../server/files.ts';
import { LIMITS } from '../server/limits.ts';
import type { Poll } from '../server/state.ts';
import { formatted, textFields } from '../server/text.ts';
import type { Context, Methods, Parameters } from './context.ts';
import { post } from './post.ts';
import { messageIn, openChat } from './target.ts';

type SendPoll = Parameters<'sendPoll'>;

export const polls: Methods = {
  sendPoll: (p, context) => {
    const message = post(p, 'can_send_polls', () => ({ poll: pollOf(p, context) }), context);
    const poll = message.poll!;
    context.state.polls.set(poll.id, { chat: message.chat.id, message, votes: new Map() });
    if (poll.close_date !== undefined) context.state.timed.add(poll);
    return message;
  },

  stopPoll: (p, context) => {
    const chat = openChat(p.chat_id, context);
    const { poll, from } = messageIn(chat, p.message_id, 'message with poll to stop not found');
    if (!poll) throw refused('message with poll to stop not found');
    if (from?.id !== context.state.bot.id) throw refused("poll can't be stopped");
    if (poll.is_closed) throw refused('poll has already been closed');
    context.rates.spend(chat.view.id, 1, 'edit');
    closePoll(poll, context);
    return poll;
  },
};

function closePoll(poll: Poll, { updates, state }: Pick<Context, 'updates' | 'state'>): void {
  poll.is_closed = true;
  state.timed.delete(poll);
  updates.push('poll', poll);
}

/** Closes the polls whose time is over. */
export function closeDuePolls(context: Pick<Context, 'state' | 'updates' | 'clock'>): void {
  const now = secondsOf(context.clock.now());
  for (const poll of context.state.timed)
    if (!poll.is_closed && poll.close_date! <= now) closePoll(poll, context);
}

function pollOf(p: SendPoll, context: Context): Poll {
  const question = formatted(
    p.question,
    p.question_entities,
    p.question_parse_mode,
    'poll question',
  );
  onlyEmoji(question.entities);
  const quiz = p.type === 'quiz';
  within('poll options', p.options.length);
  return {
    id: `poll${++context.state.count}`,
    question: question.text,
    options: p.options.map((option) => optionOf(option, context)),
    total_voter_count: 0,
    is_closed: p.is_closed ?? false,
    is_anonymous: p.is_anonymous ?? true,
    type: p.type ?? 'regular',
    allows_multiple_answers: p.allows_multiple_answers ?? false,
    allows_revoting: p.allows_revoting ?? !quiz,
    members_only: false,
    ...(quiz ? quizFields(p) : refuseQuizFields(p)),
    ...closingFields(p, context),
    ...descriptionFields(p, context),
  };
}

function optionOf(option: SendPoll['options'][number], context: Context): Poll['options'][number] {
  const { text, entities } = formatted(
    option.text,
    option.text_entities,
    option.text_parse_mode,
    'poll option',
  );
  onlyEmoji(entities);
  if (text.includes('\n')) throw malformed('poll options are lines');
  return {
    text,
    persistent_id: `option${++context.state.count}`,
    voter_count: 0,
    ...pictureFields(option.media, context),
  };
}

const onlyEmoji = (entities: readonly { type: string }[]): void => {
  if (entities.some(({ type }) => type !== 'custom_emoji'))
    throw malformed('only custom emoji entities are allowed in polls');
};

const pictureFields = (media: unknown, { files }: Context) => {
  if (media === undefined) return {};
  const { type, media: file } = media as { type: string; media?: string };
  if (type !== 'photo') throw malformed(`this server knows no poll media of type ${type}`);
  return { media: { photo: photoSizes(files.take(file, 'photo')) } };
};

function quizFields(p: SendPoll) {
  const ids = p.correct_option_ids ?? [];
  const rising = ids.every((id, i) => i === 0 || id > ids[i - 1]!);
  if (ids.length === 0 || !rising || ids.some((id) => !Object.hasOwn(p.options, id)))
    throw malformed('wrong correct option ID specified');
  if (ids.length > 1 && !p.allows_multiple_answers)
    throw malformed('a quiz with several right options must allow several answers');
  if (p.allow_adding_options) throw malformed("options can't be added to a quiz");
  if (p.explanation === undefined) return { correct_option_ids: ids };
  const { text, entities } = formatted(
    p.explanation,
    p.explanation_entities,
    p.explanation_parse_mode,
    'poll explanation',
  );
  within('line feeds of an explanation', text.split('\n').length - 1);
  return {
    correct_option_ids: ids,
    ...textFields({ text, entities }, ['explanation', 'explanation_entities']),
  };
}

function refuseQuizFields(p: SendPoll) {
  if (p.correct_option_ids || p.explanation !== undefined)
    throw malformed('only quizzes have right options and explanations');
  return {};
}

function closingFields({ open_period, close_date }: SendPoll, { clock }: Context) {
  if (open_period !== undefined && close_date !== undefined)
    throw malformed("open_period and close_date can't be used together");
  const now = secondsOf(clock.now());
  const seconds = open_period ?? (close_date === undefined ? undefined : close_date - now);
  if (seconds === undefined) return {};
  within('poll period', seconds, `poll period of at most ${LIMITS['poll period'].max} s`);
  return { open_period: seconds, close_date: now + seconds };
}

function descriptionFields(p: SendPoll, context: Context) {
  const media = pictureFields(p.media, context);
  if (p.description === undefined) return media;
  const fields = formatted(
    p.description,
    p.description_entities,
    p.description_parse_mode,
    'poll description',
  );
  return { ...media, ...textFields(fields, ['description', 'description_entities']) };
}
