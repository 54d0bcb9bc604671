/** What there is: people, servers, channels, messages, commands, and interactions on their way. */
import type { ChannelType } from 'discord-api-types/v10';
import type { Json } from './flaws.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  locale: string;
  /** Takes no direct messages from the app. */
  closed: boolean;
  /** Has installed the app for themselves. */
  installed: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly position: number;
}

export interface Member {
  readonly user: string;
  roles: string[];
  readonly joinedAt: number;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly locale: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  /** The app's commands are installed here; its bot may still be no member. */
  installed: boolean;
}

export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly guild?: string;
  /** Of a thread: the channel it hangs on. */
  readonly parent?: string;
  name: string;
  readonly overwrites: Overwrite[];
  /** Of a direct message: who is in it. Of a private thread: who was let in. */
  readonly people: Set<string>;
  readonly owner: string;
  readonly pins: string[];
  archived: boolean;
  locked: boolean;
  last: string | null;
  messages: number;
  readonly madeAt: number;
  archiveAfter: number;
}

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A message as Discord tells it, with what only the server knows. */
export interface Stored {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  body: Json;
  /** The only one who sees it. */
  readonly viewer?: string;
  /** "is thinking …" */
  loading: boolean;
  /** Who was notified: ids of users and roles, or `everyone`. */
  pings: string[];
  readonly interaction?: string;
  readonly nonce?: string;
  readonly at: number;
  /** The thread that was opened on it. */
  thread?: string;
}

export interface Command {
  readonly id: string;
  readonly guild?: string;
  readonly body: Json;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly user: string;
  readonly channel: string;
  readonly guild?: string;
  readonly at: number;
  /** The message whose button was pressed. */
  readonly source?: string;
  /** Nobody but the person has installed the app here. */
  readonly userInstalledOnly: boolean;
  readonly metadata: Json;
  /** The type of the first answer. */
  answered?: number;
  /** What `@original` is. */
  original?: string;
  followups: number;
  /** Messages that were made or changed after the first answer. */
  readonly touched: string[];
  choices?: readonly Json[];
  modal?: Json;
}

export interface Application {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  /** Privileged intents switched on in the developer portal. */
  privileged: number;
  /** How many shards are recommended. */
  shards: number;
}

export function createState(application: Application) {
  return {
    application,
    users: new Map<string, User>(),
    guilds: new Map<string, Guild>(),
    channels: new Map<string, Channel>(),
    messages: new Map<string, Stored>(),
    uploads: new Map<string, Upload>(),
    commands: new Map<string, Command>(),
    interactions: new Map<string, Interaction>(),
  };
}

export type State = ReturnType<typeof createState>;
