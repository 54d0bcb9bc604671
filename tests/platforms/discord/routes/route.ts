/** What a route is: a method, a template as in the OpenAPI file, and what it does with a call. */
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import type { Json } from '../flaws.ts';
import { permissionsOf } from '../permissions.ts';
import { type Code, Refusal } from '../refusal.ts';
import { isThread } from '../shapes.ts';
import type { Channel } from '../state.ts';
import type { SentFile } from '../uploads.ts';

export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly files: readonly SentFile[];
  readonly backend: Backend;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly template: string;
  /** The token in the path is enough. @default false */
  readonly open?: boolean;
  run(call: Call): Answer;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const done: Answer = { status: 204 };

/** The thing of that id, or the refusal that it is unknown. */
export function found<T>(map: ReadonlyMap<string, T>, id: string | undefined, code: Code): T {
  const thing = id === undefined ? undefined : map.get(id);
  if (thing === undefined) throw new Refusal(code);
  return thing;
}

const Bit = PermissionFlagsBits;

/** The channel, if the app sees it and may do all of `rights` there; 50001 and 50013 otherwise. */
export function openChannel(id: string | undefined, backend: Backend, rights = 0n): Channel {
  const { state } = backend;
  const channel = found(state.channels, id, 10003);
  const has = permissionsOf(state.application.id, channel, state);
  if (!(has & Bit.ViewChannel)) throw new Refusal(50001);
  if ((has & rights) !== rights) throw new Refusal(50013);
  return channel;
}

/** What it takes to send a body to a channel. */
export function rightsToSend(channel: Channel, body: Json, files: readonly SentFile[]): bigint {
  let rights = isThread(channel) ? Bit.SendMessagesInThreads : Bit.SendMessages;
  if (channel.guild === undefined) return Bit.SendMessages;
  if (Array.isArray(body.embeds) && body.embeds.length > 0) rights |= Bit.EmbedLinks;
  if (files.length > 0) rights |= Bit.AttachFiles;
  if (body.message_reference) rights |= Bit.ReadMessageHistory;
  return rights;
}
