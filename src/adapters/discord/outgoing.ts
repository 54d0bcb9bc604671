/** Replies → the messages that answer an interaction: who sees each, which takes another's place, what is noted of it. */

import type { Message as DiscordMessage, Interaction } from 'discord.js';
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { Visit } from '#coach/turn.ts';
import type { Reply } from '#document/reply.ts';
import type { Outgoing } from './call.ts';
import { LIMITS } from './limits.ts';
import { type Form, markOf } from './message.ts';
import type { DiscordParts } from './parts.ts';
import { trackOf } from './standing.ts';
import { readersOf } from './visits.ts';

/** All messages together stay within what an app may send that is installed by its user alone. */
export function createOutgoing({ prepare, standing }: Pick<DiscordParts, 'prepare' | 'standing'>) {
  return async (
    replies: readonly Reply[],
    interaction: Interaction,
    visit: Visit,
  ): Promise<Outgoing[]> => {
    const most = Math.max(1, LIMITS.followUps - (replies.length - 1));
    const prepared = await Promise.all(
      replies.map((reply) => messagesOf(reply, most, interaction, visit)),
    );
    return prepared.flat();
  };

  async function messagesOf(
    reply: Reply,
    most: number,
    interaction: Interaction,
    visit: Visit,
  ): Promise<Outgoing[]> {
    const pressed = interaction.isMessageComponent() ? interaction.message : undefined;
    const replaces = pressed !== undefined && bears(pressed, reply.key);
    const ready = await prepare(reply, readersOf(interaction, visit), {
      most,
      ...(replaces ? { form: formOf(pressed) } : {}),
    });
    const ephemeral = visit.place.kind === 'group' && reply.privately === true;
    const isNoted = isForeign(interaction, visit);
    return ready.map((content, i): Outgoing => {
      const key = i === ready.length - 1 ? reply.key : undefined;
      const sent = async ({ id, channel_id }: APIMessage): Promise<void> => {
        if (isNoted) standing.noteToken(id, interaction.token);
        if (key === undefined) return;
        await standing.remember(trackOf(reply, visit.place.id, visit.account.id), key, {
          channel: channel_id,
          message: id,
          form: content.form,
          ephemeral,
        });
      };
      return {
        content,
        ephemeral,
        ...(replaces && i === 0 ? { replaces } : {}),
        ...(isNoted || key !== undefined ? { sent } : {}),
      };
    });
  }
}

/** Used where the coach is no member: only the token of the interaction can speak there. */
const isForeign = ({ guildId, client }: Interaction, { place }: Visit): boolean =>
  guildId === null ? place.kind === 'group' : !client.guilds.cache.has(guildId);

/** Whether a message is the one that is kept up to date under this key. */
const bears = ({ components }: DiscordMessage, key: string | undefined): boolean =>
  key !== undefined && components.some(({ id }) => id === markOf(key));

/** A message keeps the form it has: components of the second version can't become others. */
const formOf = ({ flags, embeds }: DiscordMessage): Form =>
  flags.has(MessageFlags.IsComponentsV2) ? 'rich' : embeds.length > 0 ? 'embed' : 'text';
