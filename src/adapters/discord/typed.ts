/** What people write: in a conversation with the coach all of it, in a server what mentions it. */
import type { Message as DiscordMessage } from 'discord.js';
import { PlatformError } from '#coach/messenger.ts';
import { rightsMissing } from '#coach/rights-missing.ts';
import type { Message } from '#coach/turn.ts';
import { document, paragraph } from '#document/build.ts';
import { wordsOf } from '#locales/words.ts';
import type { Deliver } from './outlet.ts';
import type { DiscordParts } from './parts.ts';
import { directPlace } from './places.ts';
import { visitOfMessage } from './visits.ts';

/** After so long the person sees that the coach is busy. */
const TYPING_MS = 700;

/** Never rejects. */
export function createTyped(
  { api, client, coach, languages, log, once }: DiscordParts,
  deliver: Deliver,
): (message: DiscordMessage) => Promise<void> {
  return async (message) => {
    const heard = heardIn(message, client.user?.id ?? '');
    if (!heard) return;
    const typing = setTimeout(() => {
      api.type(message.channelId).catch(() => {});
    }, TYPING_MS);
    try {
      if (!(await once(message.id))) return;
      await answer(message, heard);
    } catch (error) {
      await refused(message, error);
    } finally {
      clearTimeout(typing);
    }
  };

  async function answer(message: DiscordMessage, heard: Message): Promise<void> {
    const visit = visitOfMessage(message, languages);
    const { place, language, placeLanguage = language, account } = visit;
    const replies = await coach.hear(heard, visit);
    if (place.kind === 'private') return deliver(place, replies, language, {}, {});
    // What is for one person alone can't be shown in a channel: it is written to them.
    const own = replies.filter(({ privately }) => privately);
    await deliver(
      place,
      replies.filter(({ privately }) => !privately),
      placeLanguage,
      {},
      { answers: message.id },
    );
    if (own.length === 0) return;
    try {
      await deliver({ id: account.id, kind: 'private' }, own, language, {}, {});
    } catch (error) {
      if (!(error instanceof PlatformError) || error.code !== 'blocked') throw error;
      const line = document(paragraph(wordsOf(language)('discord-direct')));
      await deliver(
        place,
        [{ document: line, actions: [] }],
        language,
        {},
        { answers: message.id },
      );
    }
  }

  /** Where the coach may not write, whoever asked is told what it lacks. */
  async function refused(message: DiscordMessage, error: unknown): Promise<void> {
    const { place, language } = visitOfMessage(message, languages);
    const isForbidden = error instanceof PlatformError && error.code === 'forbidden';
    if (!isForbidden) {
      log.error({ err: error }, 'discord: a message was not answered');
      return;
    }
    const rights = await coach.services.missingRights(place.id, language).catch(() => []);
    const line = { document: document(paragraph(rightsMissing(rights, language))), actions: [] };
    await deliver(directPlace(message.author.id), [line], language).catch((again: unknown) =>
      log.warn({ err: again }, 'discord: rights are missing, and nobody could be told'),
    );
  }
}

/** `undefined` where nobody spoke to the coach. */
function heardIn(message: DiscordMessage, me: string): Message | undefined {
  if (message.author.bot || message.system || message.webhookId !== null) return undefined;
  if (message.guildId !== null && !message.mentions.users.has(me)) return undefined;
  const text = message.content.replaceAll(new RegExp(`<@!?${me}>`, 'gu'), ' ').trim();
  return text === '' ? { kind: 'command', ability: 'help', options: {} } : { kind: 'text', text };
}
