/** What a text message is meant as: a command, a question, or nothing for us. Pure. */
import type { Message, MessageEntity } from '@grammyjs/types';

export type Meant =
  | { readonly kind: 'command'; readonly name: string; readonly words: string }
  | { readonly kind: 'text'; readonly text: string };

/** Who listens: what it is called, and which commands are its own. */
export interface Listener {
  readonly username: string;
  readonly id: number;
  knows(command: string): boolean;
}

const COMMAND = /^\/([a-z0-9_]+)(?:@(\w+))?(?:\s+([\s\S]*))?$/iu;

/**
 * In private everything; in a group commands, replies to our messages and mentions of us. Commands for other bots, and
 * in groups those we don't have, are left to them.
 */
export function meantBy(message: Message, me: Listener): Meant | undefined {
  const { reply_to_message: replied, chat } = message;
  const text = wordsIn(message) ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const inGroup = chat.type !== 'private';
  const [, name, bot, words = ''] = COMMAND.exec(text.trim()) ?? [];
  if (name !== undefined) {
    const ours = bot !== undefined && bot.toLowerCase() === me.username.toLowerCase();
    if ((bot !== undefined && !ours) || (inGroup && !ours && !me.knows(name.toLowerCase())))
      return undefined;
    return { kind: 'command', name: name.toLowerCase(), words: words.trim() };
  }
  const rest = withoutMentions(text, entities, me);
  const addressed =
    rest !== text || (replied?.from?.id === me.id && !isService(replied as Message));
  return inGroup && !addressed ? undefined : { kind: 'text', text: rest.trim() };
}

/** What a message says in words: its text, or what stands under its picture. */
export const wordsIn = ({ text, caption }: Pick<Message, 'text' | 'caption'>): string | undefined =>
  text ?? caption;

/** The first message of a topic counts as replied to in every message of it. */
const isService = (message: Pick<Message, 'forum_topic_created'>): boolean =>
  message.forum_topic_created !== undefined;

function withoutMentions(
  text: string,
  entities: readonly MessageEntity[],
  { username, id }: Listener,
): string {
  let rest = text;
  // From the end, so that what is cut out moves nothing that is still to be cut.
  for (const entity of entities.toReversed()) {
    const words = text.slice(entity.offset, entity.offset + entity.length);
    const ours =
      (entity.type === 'mention' && words.toLowerCase() === `@${username.toLowerCase()}`) ||
      (entity.type === 'text_mention' && entity.user.id === id);
    if (ours) rest = rest.slice(0, entity.offset) + rest.slice(entity.offset + entity.length);
  }
  return rest;
}
