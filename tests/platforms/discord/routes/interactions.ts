/** The first answer to an interaction (interactions/receiving-and-responding, Create Interaction Response). */
import { InteractionType, InteractionResponseType as Type } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { createCheck, type Json, listOf } from '../flaws.ts';
import { metadataOf } from '../interactions.ts';
import { LIMITS } from '../limits.ts';
import { addMessage, changeMessage, messageShape } from '../messages.ts';
import { Refusal, refuseFlawed } from '../refusal.ts';
import { checkChoices } from '../rules/autocomplete.ts';
import { ALLOWED_FLAGS, checkMessage } from '../rules/message.ts';
import { checkModal } from '../rules/modal.ts';
import type { Interaction, Stored } from '../state.ts';
import { isEphemeral, standingOf } from './messages.ts';
import { type Answer, type Call, done, ok, type Route } from './route.ts';

/** Which answers an interaction takes, by its type; updates only where there is a message. */
const ANSWERS: Readonly<Record<number, readonly Type[]>> = {
  [InteractionType.ApplicationCommand]: [4, 5, 9],
  [InteractionType.MessageComponent]: [4, 5, 6, 7, 9],
  [InteractionType.ApplicationCommandAutocomplete]: [8],
  [InteractionType.ModalSubmit]: [4, 5, 6, 7],
};

export const interactionRoutes: readonly Route[] = [
  {
    method: 'POST',
    template: '/interactions/{interaction_id}/{interaction_token}/callback',
    open: true,
    run: (call) => {
      const { params, body, query, backend } = call;
      const interaction = backend.state.interactions.get(params.interaction_id!);
      if (!interaction || interaction.token !== params.interaction_token) throw new Refusal(10062);
      if (interaction.answered !== undefined) throw new Refusal(40060);
      if (backend.now() - interaction.at > LIMITS.firstAnswerMs) throw new Refusal(10062);
      const type = body.type as Type;
      refuseType(interaction, type);
      const message = answer(interaction, type, call);
      interaction.answered = type;
      backend.changed();
      if (query.get('with_response') !== 'true') return done;
      return withResponse(interaction, type, message, backend);
    },
  },
];

function refuseType({ type, source }: Interaction, answerType: Type): void {
  const updates: readonly Type[] = [Type.DeferredMessageUpdate, Type.UpdateMessage];
  const known = (ANSWERS[type] ?? []).filter((a) => source !== undefined || !updates.includes(a));
  const check = createCheck();
  check.among(['type'], answerType, known);
  refuseFlawed(check.flaws);
}

/** Does what the answer says; returns the message it made or changed. */
function answer(interaction: Interaction, type: Type, call: Call): Stored | undefined {
  const { body, files, backend } = call;
  const data = (body.data ?? {}) as Json;
  const source =
    interaction.source === undefined ? undefined : backend.state.messages.get(interaction.source);
  switch (type) {
    case Type.ApplicationCommandAutocompleteResult:
      checkChoices(data);
      interaction.choices = listOf(data.choices);
      return undefined;
    case Type.Modal:
      checkModal(data);
      interaction.modal = data;
      return undefined;
    case Type.DeferredMessageUpdate:
      if (interaction.source !== undefined) interaction.original = interaction.source;
      return source;
    case Type.UpdateMessage:
      if (!source) throw new Refusal(10008);
      checkMessage(data, ALLOWED_FLAGS.edit, files.length, standingOf(source));
      changeMessage(source, data, files, backend);
      interaction.original = source.id;
      return source;
    default: {
      const isDefer = type === Type.DeferredChannelMessageWithSource;
      if (isDefer) refuseMoreThanFlags(data);
      else checkMessage(data, ALLOWED_FLAGS.interaction, files.length);
      const message = addMessage(
        {
          channel: interaction.channel,
          author: backend.state.application.id,
          body: data,
          files,
          interaction: interaction.id,
          loading: isDefer,
          extra: metadataOf(interaction, backend),
          viewer: isEphemeral(data) ? interaction.user : undefined,
        },
        backend,
      );
      interaction.original = message.id;
      return message;
    }
  }
}

function refuseMoreThanFlags(data: Json): void {
  const check = createCheck();
  const flags = (data.flags as number | null | undefined) ?? 0;
  if (flags & ~ALLOWED_FLAGS.defer) {
    check.flaw(['data', 'flags'], 'MESSAGE_FLAGS_INVALID', 'Only EPHEMERAL can be set here');
  }
  refuseFlawed(check.flaws);
}

function withResponse(
  interaction: Interaction,
  type: Type,
  message: Stored | undefined,
  backend: Backend,
): Answer {
  const has = message !== undefined;
  return ok({
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: interaction.channel,
      ...(interaction.guild === undefined ? {} : { guild_id: interaction.guild }),
      ...(has
        ? {
            response_message_id: message.id,
            response_message_loading: message.loading,
            response_message_ephemeral: message.viewer !== undefined,
          }
        : {}),
    },
    ...(has ? { resource: { type, message: messageShape(message, backend) } } : {}),
  });
}
