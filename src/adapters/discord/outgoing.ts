/** Replies → the messages that answer an interaction: who sees each, which takes another's place, what is noted of it. */

import { DiscordAPIError, type Message as DiscordMessage, type Interaction } from 'discord.js';
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { Visit } from '#coach/turn.ts';
import type { Reply } from '#document/reply.ts';
import type { Outgoing } from './call.ts';
import { LIMITS } from './limits.ts';
import { type Form, markOf } from './message.ts';
import type { DiscordParts } from './parts.ts';
import type { Ready } from './prepare.ts';
import { type Standing, trackOf } from './standing.ts';
import { createUpdate, matched, type Updated } from './update.ts';
import { readersOf } from './visits.ts';

/** All messages together stay within what an app may send that is installed by its user alone. */
export function createOutgoing({
  api,
  prepare,
  standing,
}: Pick<DiscordParts, 'api' | 'prepare' | 'standing'>) {
  const update = createUpdate(api, standing);
  return async (
    replies: readonly Reply[],
    interaction: Interaction,
    visit: Visit,
  ): Promise<Outgoing[]> => {
    const most = Math.max(1, LIMITS.followUps - (replies.length - 1));
    const pressed = interaction.isMessageComponent() ? interaction.message : undefined;
    const borne = replies.find(({ key }) => pressed && key && bears(pressed, key));
    const prepared = await Promise.all(
      replies.map(async (reply) => {
        const isBorne = pressed !== undefined && reply === borne;
        const stands = await standsFor(reply, isBorne ? pressed : undefined, visit, borne);
        const ready = await prepare(reply, readersOf(interaction, visit), {
          most,
          ...(stands ? { form: stands.form } : {}),
        });
        const placed = stands && (await inPlace(stands, ready, isBorne));
        return messagesOf(reply, placed ?? { messages: [], rest: ready }, interaction, visit);
      }),
    );
    return prepared.flat();
  };

  /**
   * The messages that a reply takes the place of: those of the button that was pressed; and where the press changes
   * more than its own message, what it changes elsewhere. Whoever is told one thing only is told it below.
   */
  async function standsFor(
    reply: Reply,
    pressed: DiscordMessage | undefined,
    visit: Visit,
    borne: Reply | undefined,
  ): Promise<Standing | undefined> {
    const { key } = reply;
    if (key === undefined || !borne) return undefined;
    const known = () => standing.find(trackOf(reply, visit.place.id, visit.account.id), key);
    if (!pressed) return known();
    const before = isOneOfSeveral(pressed, key) ? ((await known())?.messages ?? []) : [];
    return {
      channel: pressed.channelId,
      messages: [...before.filter((id) => id !== pressed.id), pressed.id],
      form: formOf(pressed),
      ephemeral: pressed.flags.has(MessageFlags.Ephemeral),
    };
  }

  /** Changes what can be changed now; the message of the button itself is left to the answer of its press. */
  async function inPlace(
    stands: Standing,
    ready: readonly Ready[],
    isBorne: boolean,
  ): Promise<Placed | undefined> {
    if (!isBorne) return changed(stands, ready);
    const above = { ...stands, messages: stands.messages.slice(0, -1) };
    const own = matched(stands.messages, ready).kept.length - 1;
    const updated = await changed(above, ready.slice(0, own));
    // What can't be changed any more stays as it is, and the news stand below it.
    const [first, ...rest] = updated ? ready.slice(own) : ready;
    return {
      messages: [...(updated?.messages ?? []), ...stands.messages.slice(-1)],
      rest,
      ...(first ? { replacing: first } : {}),
    };
  }

  async function changed(
    stands: Standing,
    ready: readonly Ready[],
  ): Promise<Updated<Ready> | undefined> {
    try {
      return await update(stands, ready);
    } catch (error) {
      if (error instanceof DiscordAPIError) return undefined;
      throw error;
    }
  }

  function messagesOf(
    reply: Reply,
    { messages, replacing, rest }: Placed,
    interaction: Interaction,
    visit: Visit,
  ): Outgoing[] {
    const ephemeral = visit.place.kind === 'group' && reply.privately === true;
    const { key } = reply;
    const standingNow = [...messages];
    const outgoing = (content: Ready, isLast: boolean, replaces: boolean): Outgoing => {
      const sent = async ({ id, channel_id }: APIMessage): Promise<void> => {
        // Only by its token a message can be changed later that is seen by one person, or where the coach is no member.
        if (ephemeral || isForeign(interaction, visit)) standing.noteToken(id, interaction.token);
        if (!replaces) standingNow.push(id);
        if (key === undefined || !isLast) return;
        await standing.remember(trackOf(reply, visit.place.id, visit.account.id), key, {
          channel: channel_id,
          messages: standingNow,
          form: content.form,
          ephemeral,
        });
      };
      return {
        content,
        ephemeral,
        ...(replaces ? { replaces } : {}),
        ...(key !== undefined || isForeign(interaction, visit) ? { sent } : {}),
      };
    };
    return [
      ...(replacing ? [outgoing(replacing, rest.length === 0, true)] : []),
      ...rest.map((content, i) => outgoing(content, i === rest.length - 1, false)),
    ];
  }
}

/** What stands of a reply already, what takes the place of the pressed message, and what goes below. */
interface Placed extends Updated<Ready> {
  readonly replacing?: Ready;
}

/** Used where the coach is no member: only the token of the interaction can speak there. */
const isForeign = ({ guildId, client }: Interaction, { place }: Visit): boolean =>
  guildId === null ? place.kind === 'group' : !client.guilds.cache.has(guildId);

/** Whether a message is the one that is kept up to date under this key. */
const bears = (message: DiscordMessage, key: string): boolean =>
  isOneOfSeveral(message, key) || message.components.some(({ id }) => id === markOf(key));

const isOneOfSeveral = ({ components }: DiscordMessage, key: string): boolean =>
  components.some(({ id }) => id === markOf(key, true));

/** A message keeps the form it has: components of the second version can't become others. */
const formOf = ({ flags, embeds }: DiscordMessage): Form =>
  flags.has(MessageFlags.IsComponentsV2) ? 'rich' : embeds.length > 0 ? 'embed' : 'text';
