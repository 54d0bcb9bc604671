/** Commands, buttons, selects, forms and menus: each is acknowledged in time, heard by the coach, answered once. */
import { randomUUID } from 'node:crypto';
import type { AutocompleteInteraction, Message as DiscordMessage, Interaction } from 'discord.js';
import { type APIMessage, InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Visit } from '#coach/turn.ts';
import { document, heading, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import { type Call, type Outgoing, openCall } from './call.ts';
import { codeOf, isAnswered, loggable } from './errors.ts';
import { LIMITS } from './limits.ts';
import { type Form, markOf } from './message.ts';
import { modalFor } from './modal.ts';
import type { DiscordParts } from './parts.ts';
import { languageFrom } from './places.ts';
import { isPersonal, type Request, requestOf } from './requests.ts';
import { trackOf } from './standing.ts';
import { readersOf, visitOf } from './visits.ts';

/** Never rejects. */
export type Answer = (interaction: Interaction) => Promise<void>;

export function createInteractions(parts: DiscordParts): Answer {
  const { api, coach, folded, ids, languages, log, once, prepare, standing, suggest } = parts;
  return async (interaction) => {
    try {
      if (interaction.isAutocomplete()) return await complete(interaction);
      await handle(interaction);
    } catch (error) {
      // Too late, or answered by another process: the person has gone on.
      if (isAnswered(error)) log.debug({ code: codeOf(error) }, 'discord: an answer came too late');
      else failed(error);
    }
  };

  function failed(error: unknown): string {
    const id = randomUUID().slice(0, 8);
    log.error({ err: loggable(error), id }, 'discord: an interaction failed');
    return id;
  }

  async function complete(interaction: AutocompleteInteraction): Promise<void> {
    const { name, value } = interaction.options.getFocused(true);
    const language = languageFrom(interaction.locale);
    const choices = suggest(interaction.commandName, name, String(value), language);
    await api.respond(interaction, InteractionResponseType.ApplicationCommandAutocompleteResult, {
      body: { choices },
    });
  }

  async function handle(interaction: Interaction): Promise<void> {
    const visit = visitOf(interaction);
    languages.note(visit);
    const underMessage =
      interaction.isMessageComponent() ||
      (interaction.isModalSubmit() && interaction.isFromMessage());
    const isGroup = visit.place.kind === 'group';
    const call = openCall(interaction, api, {
      underMessage,
      ephemeral: isGroup && isPersonal(interaction, coach.abilities),
    });
    try {
      const request = await requestOf(interaction, ids);
      // A form can only be opened at once, and opened twice it does no harm.
      if (request?.kind === 'modal') {
        call.drop();
        return await openModal(interaction, request);
      }
      if (!request || !(await once(interaction.id))) return call.drop();
      if (isForeign(interaction)) standing.noteToken(visit.place.id, interaction.token);
      const replies = await repliesTo(request, visit);
      const told = replies.length === 0 && !underMessage ? [done(visit.language)] : replies;
      await call.answer(await outgoing(told, interaction, visit));
    } catch (error) {
      await apologise(call, error, interaction, visit);
    }
  }

  async function openModal(
    interaction: Interaction,
    { id, label }: Extract<Request, { kind: 'modal' }>,
  ): Promise<void> {
    await ids.keep([id]);
    const body = modalFor(id, label);
    await api.respond(interaction, InteractionResponseType.Modal, { body });
  }

  /** Whatever went wrong, the person hears of it, with an id to ask about. */
  async function apologise(
    call: Call,
    error: unknown,
    interaction: Interaction,
    visit: Visit,
  ): Promise<void> {
    if (isAnswered(error)) throw error;
    const id = failed(error);
    const line = paragraph(wordsOf(visit.language)('internal-error', { id }));
    const reply: Reply = { document: document(line), actions: [], privately: true };
    await call.answer(await outgoing([reply], interaction, visit));
  }

  async function repliesTo(
    request: Exclude<Request, { kind: 'modal' }>,
    visit: Visit,
  ): Promise<readonly Reply[]> {
    const say = wordsOf(visit.language);
    switch (request.kind) {
      case 'hear': {
        const replies = await coach.hear(request.message, visit);
        return request.privately
          ? replies.map((reply) => ({ ...reply, privately: true }))
          : replies;
      }
      case 'open': {
        const part = await folded.find(request.folded, request.part, visit.account.id);
        const shown = part
          ? document(heading(3, ...part.summary), ...part.children)
          : document(paragraph(say('button-unknown')));
        return [{ document: shown, actions: [], privately: true }];
      }
      case 'forgotten':
        return [
          { document: document(paragraph(say('button-unknown'))), actions: [], privately: true },
        ];
    }
  }

  /** Replies as messages; all of them together stay within what an app of a user alone may send. */
  async function outgoing(
    replies: readonly Reply[],
    interaction: Interaction,
    visit: Visit,
  ): Promise<Outgoing[]> {
    const readers = readersOf(interaction, visit);
    const isGroup = visit.place.kind === 'group';
    const most = Math.max(1, LIMITS.followUps - (replies.length - 1));
    const pressed = interaction.isMessageComponent() ? interaction.message : undefined;
    const prepared = await Promise.all(
      replies.map(async (reply): Promise<Outgoing[]> => {
        const track = trackOf(reply, visit.place.id, visit.account.id);
        const replaces = pressed !== undefined && bears(pressed, reply.key);
        const form = replaces ? { form: formOf(pressed) } : {};
        const ready = await prepare(reply, readers, { most, ...form });
        const ephemeral = isGroup && reply.privately === true;
        return ready.map((content, i) => {
          const isKept = reply.key !== undefined && i === ready.length - 1;
          return {
            content,
            ephemeral,
            ...(replaces && i === 0 ? { replaces } : {}),
            ...(isKept || isForeign(interaction)
              ? { sent: (message: APIMessage) => noteMessage(message, content.form) }
              : {}),
          };

          async function noteMessage(
            message: APIMessage,
            sentForm: typeof content.form,
          ): Promise<void> {
            if (isForeign(interaction)) standing.noteToken(message.id, interaction.token);
            if (!isKept || reply.key === undefined) return;
            await standing.remember(track, reply.key, {
              channel: message.channel_id,
              message: message.id,
              form: sentForm,
              ephemeral,
            });
          }
        });
      }),
    );
    return prepared.flat();
  }

  /** Used where the coach is no member: only the token of the interaction can speak there. */
  function isForeign(interaction: Interaction): boolean {
    const { guildId } = interaction;
    if (guildId !== null) return !parts.client.guilds.cache.has(guildId);
    return visitOf(interaction).place.kind === 'group';
  }
}

/** Whether a message is the one that is kept up to date under this key. */
const bears = ({ components }: DiscordMessage, key: string | undefined): boolean =>
  key !== undefined && components.some(({ id }) => id === markOf(key));

/** A message keeps the form it has: components of the second version can't become others. */
const formOf = ({ flags, embeds }: DiscordMessage): Form =>
  flags.has(MessageFlags.IsComponentsV2) ? 'rich' : embeds.length > 0 ? 'embed' : 'text';

const done = (language: Language): Reply => ({
  document: document(paragraph(wordsOf(language)('discord-done'))),
  actions: [],
  privately: true,
});
