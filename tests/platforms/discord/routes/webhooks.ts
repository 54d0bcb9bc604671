/** What comes after the first answer: the original message and follow-ups (interactions/receiving-and-responding). */
import { InteractionResponseType as Type } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { metadataOf } from '../interactions.ts';
import { LIMITS } from '../limits.ts';
import { addMessage, changeMessage, messageShape, removeMessage } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { ALLOWED_FLAGS, checkMessage } from '../rules/message.ts';
import type { Interaction, Stored } from '../state.ts';
import { isEphemeral, standingOf } from './messages.ts';
import { type Call, done, ok, type Route } from './route.ts';

const BASE = '/webhooks/{webhook_id}/{webhook_token}';

export const webhookRoutes: readonly Route[] = [
  {
    method: 'POST',
    template: BASE,
    open: true,
    run: ({ params, body, files, backend }) => {
      const interaction = alive(params, backend);
      const original = messageOf(interaction, '@original', backend);
      if (original?.loading) {
        // The first follow-up to a deferred answer is that answer; who sees it was chosen then.
        checkMessage(body, ALLOWED_FLAGS.interaction, files.length);
        interaction.touched.push(original.id);
        changeMessage(original, body, files, backend);
        return ok(messageShape(original, backend));
      }
      if (interaction.userInstalledOnly && interaction.followups >= LIMITS.userInstalledFollowups) {
        throw new Refusal(40094);
      }
      checkMessage(body, ALLOWED_FLAGS.interaction, files.length);
      const message = addMessage(
        {
          channel: interaction.channel,
          author: backend.state.application.id,
          body,
          files,
          interaction: interaction.id,
          extra: metadataOf(interaction, backend),
          viewer: isEphemeral(body) ? interaction.user : undefined,
        },
        backend,
      );
      interaction.followups += 1;
      interaction.touched.push(message.id);
      backend.changed();
      return ok(messageShape(message, backend));
    },
  },
  ...['@original', '{message_id}'].flatMap((tail): Route[] => {
    const template = `${BASE}/messages/${tail}`;
    return [
      {
        method: 'GET',
        template,
        open: true,
        run: (call) => ok(messageShape(named(call), call.backend)),
      },
      {
        method: 'PATCH',
        template,
        open: true,
        run: (call) => {
          const message = named(call);
          const standing = standingOf(message);
          // What was only announced is given its form now.
          const flags = message.loading ? ALLOWED_FLAGS.interaction : ALLOWED_FLAGS.edit;
          checkMessage(call.body, flags, call.files.length, standing);
          alive(call.params, call.backend).touched.push(message.id);
          changeMessage(message, call.body, call.files, call.backend);
          return ok(messageShape(message, call.backend));
        },
      },
      {
        method: 'DELETE',
        template,
        open: true,
        run: (call) => {
          removeMessage(named(call), call.backend);
          return done;
        },
      },
    ];
  }),
];

/** The interaction a token belongs to, answered already and not older than fifteen minutes. */
function alive(params: Readonly<Record<string, string>>, { state, now }: Backend): Interaction {
  const token = params.webhook_token!;
  const interaction = state.interactions.get(token.split('.')[0]!);
  if (interaction?.token !== token || params.webhook_id !== state.application.id) {
    throw new Refusal(50027);
  }
  if (now() - interaction.at > LIMITS.tokenMs) throw new Refusal(50027);
  if (interaction.answered === undefined) throw new Refusal(10015);
  const { answered } = interaction;
  if (answered === Type.ApplicationCommandAutocompleteResult) throw new Refusal(10015);
  return interaction;
}

function messageOf(interaction: Interaction, id: string, { state }: Backend): Stored | undefined {
  const isOriginal = id === '@original';
  const message = state.messages.get(isOriginal ? (interaction.original ?? '') : id);
  if (!message) return undefined;
  const own = message.id === interaction.original || message.interaction === interaction.id;
  return own ? message : undefined;
}

function named({ params, backend }: Call): Stored {
  const interaction = alive(params, backend);
  const message = messageOf(interaction, params.message_id ?? '@original', backend);
  if (!message) throw new Refusal(10008);
  return message;
}
