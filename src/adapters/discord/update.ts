/** Messages that stand, changed into the newer version of their reply; also where there are more or fewer of them now. */
import type { Api, Content } from './api.ts';
import { isBeyondEditing } from './errors.ts';
import type { Standing, StandingMessages } from './standing.ts';

export interface Updated<C> {
  /** Those that stand now, top first. */
  readonly messages: readonly string[];
  /** What has no message yet, and goes below them. */
  readonly rest: readonly C[];
}

/** `pass` makes each call, and may let it wait. @default at once */
export type Update = <C extends Content>(
  standing: Standing,
  ready: readonly C[],
  pass?: <T>(call: () => Promise<T>) => Promise<T>,
) => Promise<Updated<C> | undefined>;

/** Resolves with `undefined` where one of them can't be changed: then all is to be written anew. */
export function createUpdate(api: Api, standing: StandingMessages): Update {
  return async (stands, ready, pass = (call) => call()) => {
    const { surplus, kept, rest } = matched(stands.messages, ready);
    for (const [i, message] of kept.entries()) {
      if (!(await pass(() => edit(stands, message, ready[i]!)))) return undefined;
    }
    for (const message of surplus) await pass(() => remove(stands, message));
    return { messages: kept, rest };
  };

  async function edit(
    { channel, ephemeral }: Standing,
    message: string,
    content: Content,
  ): Promise<boolean> {
    const token = standing.tokenOf(message);
    if (token === undefined && ephemeral) return false;
    try {
      if (token !== undefined) await api.editAnswer(token, content, message);
      else await api.edit(channel, message, content);
      return true;
    } catch (error) {
      if (isBeyondEditing(error)) return false;
      throw error;
    }
  }

  /** One that is gone already is no fault. */
  async function remove({ channel }: Standing, message: string): Promise<void> {
    const token = standing.tokenOf(message);
    try {
      if (token !== undefined) await api.deleteAnswer(token, message);
      else await api.remove(channel, message);
    } catch (error) {
      if (!isBeyondEditing(error)) throw error;
    }
  }
}

/** The last message has the buttons and stays the last: where there are too many, the first ones go. */
export function matched<C>(
  messages: readonly string[],
  ready: readonly C[],
): { surplus: readonly string[]; kept: readonly string[]; rest: readonly C[] } {
  const over = Math.max(0, messages.length - ready.length);
  const kept = messages.slice(over);
  return { surplus: messages.slice(0, over), kept, rest: ready.slice(kept.length) };
}
