/** The coach on Discord: connected, its commands registered, listening; and disconnected again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, DiscordjsError, DiscordjsErrorCodes, Events } from 'discord.js';
import type { Coach } from '#coach/coach.ts';
import type { Messenger } from '#coach/messenger.ts';
import type { Store } from '#store/store.ts';
import type { Workers } from '#workers/pool.ts';
import { createButtonIds } from '../button-ids.ts';
import { createOnce } from '../once.ts';
import { createApi } from './api.ts';
import { createBrake } from './brake.ts';
import { createClient } from './client.ts';
import { commandsFor } from './commands.ts';
import { createFolded } from './folded.ts';
import { createInteractions } from './interactions.ts';
import { createLanguages } from './languages.ts';
import { LIMITS } from './limits.ts';
import { createOutlet } from './outlet.ts';
import type { AdapterLog, DiscordParts } from './parts.ts';
import { ADAPTER } from './places.ts';
import { createPrepare } from './prepare.ts';
import { registerCommands } from './register.ts';
import { WANTED } from './rights.ts';
import type { DiscordSettings } from './settings.ts';
import { createStanding } from './standing.ts';
import { createSuggest } from './suggest.ts';
import { createTyped } from './typed.ts';

export interface DiscordServices {
  readonly coach: Coach;
  readonly messenger: Messenger;
  readonly store: Store;
  readonly workers: Workers;
  readonly log: AdapterLog;
  /** Milliseconds since the epoch. @default Date.now */
  now?(): number;
}

export interface Discord {
  /** Resolves once the coach is connected, or can't be and has said why in the log. Never rejects. */
  start(): Promise<void>;
  /** Hears nothing more, finishes what is under way, disconnects. */
  stop(): Promise<void>;
}

/** Between attempts to connect: doubled up to the longest. */
const WAIT = { firstMs: 2000, longestMs: 300_000 } as const;

export function createDiscord(
  { coach, messenger, store, workers, log, now = Date.now }: DiscordServices,
  { token, apiUrl, shards }: DiscordSettings,
): Discord {
  const brake = createBrake(now, (count) =>
    log.error({ count }, 'discord: too many refused requests; posts wait for ten minutes'),
  );
  const client = createClient(shards, {
    makeRequest: brake.send,
    ...(apiUrl === undefined ? {} : { api: apiUrl }),
  });
  const ending = new AbortController();
  const under = new Set<Promise<void>>();
  /** Work that a stop waits for. */
  const track = (work: Promise<void>): void => {
    under.add(work);
    void work.finally(() => under.delete(work));
  };
  const hide = (error: unknown) => ({ err: withoutSecret(error, token) });
  client.on(Events.Error, (error) => log.error(hide(error), 'discord: connection'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'discord: warning'));
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.warn({ shard, code }, 'discord: disconnected'),
  );
  client.on(Events.ShardResume, (shard) => log.info({ shard }, 'discord: resumed'));
  client.on(Events.Invalidated, () => log.error({}, 'discord: the session is invalid'));
  return {
    start: async () => {
      client.once(Events.ClientReady, (ready) => track(begin(ready)));
      for (let waitMs: number = WAIT.firstMs; !ending.signal.aborted; waitMs *= 2) {
        try {
          await client.login(token);
          return;
        } catch (error) {
          const fatal = fatalLine(error);
          if (fatal !== undefined) {
            log.error({}, fatal);
            return;
          }
          log.warn(hide(error), 'discord: not reached, trying again');
          await sleep(Math.min(waitMs, WAIT.longestMs), undefined, {
            signal: ending.signal,
          }).catch(() => {});
        }
      }
    },
    stop: async () => {
      ending.abort();
      client.removeAllListeners(Events.InteractionCreate);
      client.removeAllListeners(Events.MessageCreate);
      await Promise.allSettled(under);
      await client.destroy();
    },
  };

  async function begin(ready: Client<true>): Promise<void> {
    const application = ready.application.id;
    const ids = createButtonIds(store, LIMITS.customId, now);
    const folded = createFolded(store, now);
    const parts: DiscordParts = {
      client,
      api: createApi(client.rest, application),
      coach,
      store,
      ids,
      folded,
      prepare: createPrepare({ store, workers, ids, folded, log }),
      standing: createStanding(store, now),
      languages: createLanguages(),
      once: createOnce(`discord:${application}`, store, now),
      suggest: createSuggest(coach),
      log,
      now,
    };
    const { outlet, deliver } = createOutlet(parts);
    messenger.register(ADAPTER, outlet);
    const answer = createInteractions(parts);
    const hear = createTyped(parts, deliver);
    client.on(Events.InteractionCreate, (interaction) => track(answer(interaction)));
    client.on(Events.MessageCreate, (message) => track(hear(message)));
    const invite = inviteTo(application);
    log.info({ name: ready.user.username, invite }, 'discord: connected');
    // One process of several is enough.
    if (shards !== undefined && shards !== 'auto' && !shards.ids.includes(0)) return;
    try {
      const changed = await registerCommands(
        client.rest,
        application,
        commandsFor(coach.abilities),
      );
      if (changed) log.info({}, 'discord: commands registered');
    } catch (error) {
      log.error(hide(error), 'discord: the commands were not registered');
    }
  }
}

/** Where somebody who manages a server adds the coach to it, or anybody to their own account. */
const inviteTo = (application: string): string =>
  `https://discord.com/oauth2/authorize?${new URLSearchParams({
    client_id: application,
    scope: 'bot applications.commands',
    permissions: String(WANTED),
  })}`;

/** What trying again doesn't mend, in one line; `undefined` where it may. */
function fatalLine(error: unknown): string | undefined {
  const code = error instanceof DiscordjsError ? error.code : undefined;
  const text = error instanceof Error ? error.message : '';
  if (code === DiscordjsErrorCodes.TokenInvalid)
    return 'DISCORD_TOKEN is not a valid token: copy it again from discord.com/developers, Bot';
  if (/disallowed intents/iu.test(text))
    return 'discord: the application may not use the intents it asks for';
  if (/(?:invalid shard|sharding (?:is )?required)/iu.test(text))
    return `DISCORD_SHARDS doesn't fit this bot: ${text}`;
  return undefined;
}

/** Errors of the library may show the request, and with it the token. */
function withoutSecret(error: unknown, token: string): Error {
  const text = error instanceof Error ? error.message : String(error);
  return new Error(text.replaceAll(token, '[redacted]'));
}
