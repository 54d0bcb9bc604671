/** Commands, buttons, selects, forms and menus: each is acknowledged in time, heard by the coach, answered once. */
import { randomUUID } from 'node:crypto';
import type { AutocompleteInteraction, Interaction } from 'discord.js';
import { InteractionResponseType } from 'discord-api-types/v10';
import type { Visit } from '#coach/turn.ts';
import { document, heading, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import { type Call, openCall } from './call.ts';
import { codeOf, isAnswered, loggable } from './errors.ts';
import { modalFor } from './modal.ts';
import { createOutgoing } from './outgoing.ts';
import type { DiscordParts } from './parts.ts';
import { languageFrom } from './places.ts';
import { planReply } from './plan.ts';
import { isPersonal, type Request, requestOf } from './requests.ts';
import { visitOf } from './visits.ts';

/** Never rejects. */
export type Answer = (interaction: Interaction) => Promise<void>;

export function createInteractions(parts: DiscordParts): Answer {
  const { api, coach, folded, ids, languages, log, once, suggest } = parts;
  const outgoing = createOutgoing(parts);
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
    const others = interaction.options.data.filter((option) => option.name !== name);
    const given = Object.fromEntries(
      others.map((option) => [option.name, String(option.value ?? '')]),
    );
    const choices = suggest(interaction.commandName, name, String(value), language, given);
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
      const replies = await repliesTo(request, visit);
      const told = replies.length === 0 && !underMessage ? [done(visit.language)] : replies;
      await call.answer(await outgoing(told, interaction, visit));
    } catch (error) {
      await apologise(call, error, visit);
    }
  }

  async function openModal(
    interaction: Interaction,
    form: Extract<Request, { kind: 'modal' }>,
  ): Promise<void> {
    await ids.keep([form.id]);
    const body = modalFor(form);
    await api.respond(interaction, InteractionResponseType.Modal, { body });
  }

  /** Whatever went wrong, the person hears of it, with an id to ask about. */
  async function apologise(call: Call, error: unknown, visit: Visit): Promise<void> {
    if (isAnswered(error)) throw error;
    const line = paragraph(wordsOf(visit.language)('internal-error', { id: failed(error) }));
    // Without the store, which may be what failed.
    const { messages } = planReply(
      { document: document(line), actions: [] },
      { language: visit.language, form: 'text', pictures: false },
    );
    const ephemeral = visit.place.kind === 'group';
    await call.answer(messages.map(({ body }) => ({ content: { body, files: [] }, ephemeral })));
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
          ? document(heading(2, ...part.summary), ...part.children)
          : document(paragraph(say('button-unknown')));
        return [{ document: shown, actions: [], privately: true }];
      }
      case 'wordless':
        return [privateLine(say('discord-no-words'))];
      case 'forgotten':
        return [privateLine(say('button-unknown'))];
    }
  }
}

const privateLine = (text: string): Reply => ({
  document: document(paragraph(text)),
  actions: [],
  privately: true,
});

const done = (language: Language): Reply => privateLine(wordsOf(language)('discord-done'));
