/**
 * One interaction under way: acknowledged in time, answered once, whatever happens in between.
 *
 * Discord waits three seconds for a first word. Whoever is not done after half of one says that the answer will
 * come; a press then leaves open where it will stand, a command has to say at once who will read it.
 */
import { type APIMessage, InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Api, Content, Ticket } from './api.ts';

const DEFER_MS = 500;

export interface Outgoing {
  readonly content: Content;
  /** For the person alone. */
  readonly ephemeral: boolean;
  /** Takes the place of the message whose button was pressed. */
  readonly replaces?: boolean;
  /** Hears where the message stands. */
  sent?(message: APIMessage): Promise<void>;
}

export interface CallOptions {
  /** A button was pressed (or a form sent in) that stands under a message. */
  readonly underMessage: boolean;
  /** Who reads an answer that is not there yet. */
  readonly ephemeral: boolean;
}

export interface Call {
  answer(messages: readonly Outgoing[]): Promise<void>;
  /** Nothing is going to be said. */
  drop(): void;
}

const flagged = ({ content: { body, files }, ephemeral }: Outgoing): Content => {
  const { flags = 0 } = body as { flags?: number };
  const all = flags | (ephemeral ? MessageFlags.Ephemeral : 0);
  return { body: { ...body, ...(all === 0 ? {} : { flags: all }) }, files };
};

export function openCall(ticket: Ticket, api: Api, { underMessage, ephemeral }: CallOptions): Call {
  let deferral: Promise<unknown> | undefined;
  const defer = () => {
    deferral = underMessage
      ? api.respond(ticket, InteractionResponseType.DeferredMessageUpdate)
      : api.respond(ticket, InteractionResponseType.DeferredChannelMessageWithSource, {
          body: ephemeral ? { flags: MessageFlags.Ephemeral } : {},
        });
    // Whether it went well is asked when the answer is there.
    deferral.catch(() => {});
  };
  const timer = setTimeout(defer, DEFER_MS);
  return {
    drop: () => clearTimeout(timer),
    answer: async (messages) => {
      clearTimeout(timer);
      const first = messages.find(({ replaces }) => replaces) ?? messages[0];
      const rest = messages.filter((message) => message !== first);
      if (deferral) {
        await deferral;
        await answerDeferred(first, rest);
      } else await answerAtOnce(first, rest);
    },
  };

  async function answerAtOnce(
    first: Outgoing | undefined,
    rest: readonly Outgoing[],
  ): Promise<void> {
    if (!first) {
      await api.respond(ticket, InteractionResponseType.DeferredMessageUpdate);
      return;
    }
    const message = await api.respond(
      ticket,
      first.replaces
        ? InteractionResponseType.UpdateMessage
        : InteractionResponseType.ChannelMessageWithSource,
      first.replaces ? first.content : flagged(first),
      first.sent !== undefined,
    );
    if (message) await first.sent?.(message);
    await follow(rest);
  }

  async function answerDeferred(
    first: Outgoing | undefined,
    rest: readonly Outgoing[],
  ): Promise<void> {
    if (underMessage) {
      if (first?.replaces) await told(first, api.editAnswer(ticket.token, first.content));
      await follow(first?.replaces ? rest : first ? [first, ...rest] : []);
      return;
    }
    const all = first ? [first, ...rest] : [];
    // What was announced for one reader can't be read by others, and the other way round.
    const fitting = all.find((message) => message.ephemeral === ephemeral);
    if (fitting) await told(fitting, api.editAnswer(ticket.token, fitting.content));
    else await api.deleteAnswer(ticket.token);
    await follow(all.filter((message) => message !== fitting));
  }

  async function follow(messages: readonly Outgoing[]): Promise<void> {
    for (const message of messages) {
      await told(message, api.followUp(ticket.token, flagged(message)));
    }
  }

  async function told(outgoing: Outgoing, sending: Promise<APIMessage>): Promise<void> {
    await outgoing.sent?.(await sending);
  }
}
