/**
 * The coach on Telegram, through grammY: long polling with its runner, or a webhook. Chats run side by side, each in its
 * order; presses are answered before anything waits.
 */
import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { autoRetry } from '@grammyjs/auto-retry';
import { type RunnerHandle, run, sequentialize } from '@grammyjs/runner';
import { Api, Bot, type Context } from 'grammy';
import type { Coach } from '#coach/coach.ts';
import { type Messenger, PlatformError } from '#coach/messenger.ts';
import type { Store } from '#store/store.ts';
import type { Workers } from '#workers/pool.ts';
import { createButtonIds } from '../button-ids.ts';
import { createOnce } from '../once.ts';
import { ADAPTER } from './address.ts';
import { createCalls } from './calls.ts';
import { introduce } from './commands.ts';
import { fatalReason, platformError, withoutAddress } from './errors.ts';
import { createInline } from './inline.ts';
import { createKept } from './kept.ts';
import { LIMITS } from './limits.ts';
import { createLines } from './lines.ts';
import { createListener } from './listen.ts';
import { createMedia } from './media.ts';
import { createOutlet } from './outlet.ts';
import { createPresses } from './presses.ts';
import { createReach } from './reach.ts';
import { sendingReady, TIMEOUT_MS } from './ready.ts';
import { createRespond } from './respond.ts';
import { createRights } from './rights.ts';
import { createSender } from './send.ts';
import { createWebhook, type Webhook } from './webhook.ts';

export interface TelegramConfig {
  readonly token: string;
  /** A Bot API server of one's own. @default Telegram's */
  readonly apiRoot?: string;
  /** Where Telegram reaches us; without it we ask for updates. */
  readonly webhookUrl?: string;
}

export interface TelegramParts {
  readonly coach: Coach;
  readonly workers: Pick<Workers, 'figure' | 'formulaPicture'>;
  readonly messenger: Pick<Messenger, 'register' | 'turn'>;
  readonly store: Store;
  readonly log: {
    error(details: object, message: string): void;
    warn(details: object, message: string): void;
    info(details: object, message: string): void;
  };
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
}

export interface Telegram {
  /**
   * Resolves when the bot listens, with its name; where its token is wrong it says so in the log and resolves with
   * nothing. What can't be reached is tried again.
   */
  start(): Promise<string | undefined>;
  /** Takes nothing new, and resolves when what was begun is done. */
  stop(): Promise<void>;
  /** Where updates come in, if there is a webhook. */
  readonly webhook?: Webhook;
}

/**
 * Updates that are handled at the same time, those that wait for their turn in a chat included. The rest waits with
 * Telegram; more of them at once cost memory and a quarter more of the processor, and answer nobody sooner.
 */
const AT_ONCE = 200;
const LONGEST_PAUSE_MS = 30_000;

const UPDATES = [
  'message',
  'callback_query',
  'inline_query',
  'poll_answer',
  'my_chat_member',
] as const;

export function createTelegram(
  { token, apiRoot, webhookUrl }: TelegramConfig,
  { coach, workers, messenger, store, log, now = Date.now }: TelegramParts,
): Telegram {
  const client = apiRoot === undefined ? {} : { apiRoot };
  const bot = new Bot(token, { client });
  const sending = sendingReady(apiRoot ?? 'https://api.telegram.org', token);
  // A post that hangs holds one of a few senders.
  const posting = new Api(token, { ...client, timeoutSeconds: TIMEOUT_MS / 1000 });
  posting.config.use(sending, withoutAddress);
  bot.api.config.use(
    sending,
    // What may have arrived is not sent again; what was refused for its number is, when Telegram says.
    autoRetry({
      maxRetryAttempts: 3,
      maxDelaySeconds: 60,
      rethrowHttpErrors: true,
      rethrowInternalServerErrors: true,
    }),
    withoutAddress,
  );
  const failed = (error: unknown) => {
    const known = platformError(error);
    log.warn({ reason: known instanceof Error ? known.message : String(known) }, 'Telegram');
  };
  bot.catch(({ error }) => {
    const known = platformError(error);
    if (known instanceof PlatformError) failed(known);
    else log.error({ err: known }, 'handling an update of Telegram failed');
  });
  const underway = new Set<Promise<void>>();
  const lines = createLines();
  let runner: RunnerHandle | undefined;
  const stopping = new AbortController();

  const webhook =
    webhookUrl === undefined
      ? undefined
      : createWebhook(new URL(webhookUrl).pathname, secretOf(token), (update) => {
          bot.handleUpdate(update).catch(bot.errorHandler).catch(failed);
        });

  return {
    ...(webhook ? { webhook } : {}),
    start: async () => {
      try {
        // grammY's signal type is of a package older than the platform's own.
        await bot.init(stopping.signal as never);
        listen(bot);
        webhook?.open();
        await (webhookUrl === undefined ? poll() : receive(webhookUrl));
        introduce(bot.api, coach.abilities).catch(failed);
        return bot.botInfo.username;
      } catch (error) {
        if (stopping.signal.aborted) return undefined;
        give(error);
        return undefined;
      }
    },
    stop: async () => {
      stopping.abort();
      webhook?.close();
      if (runner?.isRunning()) await runner.stop().catch(() => {});
      await Promise.all(underway);
      await lines.idle();
    },
  };

  /** Says why there is no bot, without what could give the token away. */
  function give(error: unknown): void {
    const known = platformError(error);
    const reason = fatalReason(error) ?? (known instanceof Error ? known.message : String(known));
    log.error({}, reason);
  }

  /** Everything that hangs on who the bot is. */
  function listen({ api, botInfo }: Bot): void {
    const source = `${ADAPTER}:${botInfo.id}`;
    const me = {
      username: botInfo.username,
      id: botInfo.id,
      knows: (command: string) =>
        command === 'start' || coach.abilities.some(({ name }) => name === command),
    };
    const buttonIds = createButtonIds(store, LIMITS.callbackBytes, now);
    const kept = createKept(store, now);
    const rights = createRights(api, botInfo.id, now);
    const media = createMedia(source, store, workers, now);
    const calls = createCalls({ api, posting, media, turn: messenger.turn, now });
    const sender = createSender({ api, calls, kept, lines, rights, buttonIds, store, now, log });
    const links = createButtonIds(store, 0, now);
    const respond = createRespond({ sender, links, store, username: me.username });
    const reach = createReach(store, now);
    const presses = createPresses({
      api,
      coach,
      me,
      sender,
      respond,
      rights,
      kept,
      reach,
      buttonIds,
      store,
      now,
      failed,
    });
    const listener = createListener({
      coach,
      me,
      sender,
      respond,
      presses,
      rights,
      kept,
      reach,
      links,
      store,
      now,
    });
    const inline = createInline({
      api,
      coach,
      media,
      store,
      username: me.username,
      rich: sender.rich,
      now,
    });
    messenger.register(ADAPTER, createOutlet({ api, sender, rights, store, now }));

    const once = createOnce(source, store, now);
    bot.use(({ update }, next) => {
      const work = once(String(update.update_id)).then((first) => (first ? next() : undefined));
      const done = work.catch(() => {}).finally(() => underway.delete(done));
      underway.add(done);
      return work;
    });
    bot.on('inline_query', ({ inlineQuery }) => inline(inlineQuery));
    bot.on('callback_query', ({ callbackQuery }, next) => {
      presses.arrives(callbackQuery);
      return next();
    });
    bot.use(sequentialize(inTurn));
    bot.on('callback_query', ({ callbackQuery }) => presses.callback(callbackQuery));
    bot.on('message', ({ message }) => listener.message(message));
    bot.on('poll_answer', ({ pollAnswer }) => presses.pollAnswer(pollAnswer));
    bot.on('my_chat_member', ({ myChatMember }) => listener.membership(myChatMember));
  }

  async function poll(): Promise<void> {
    const { url } = await patiently(() => bot.api.getWebhookInfo());
    if (url) await patiently(() => bot.api.deleteWebhook());
    runner = run(bot, {
      sink: { concurrency: AT_ONCE },
      runner: {
        silent: true,
        fetch: { allowed_updates: UPDATES },
        // However long the network is away.
        maxRetryTime: Number.POSITIVE_INFINITY,
        retryInterval: 'quadratic',
      },
    });
    runner.task()?.catch((error: unknown) => {
      if (!stopping.signal.aborted) give(error);
    });
  }

  async function receive(url: string): Promise<void> {
    await patiently(() =>
      bot.api.setWebhook(url, { secret_token: secretOf(token), allowed_updates: UPDATES }),
    );
  }

  /** What may be said twice is tried until the server is there. */
  async function patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let pause = 100; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        return await work();
      } catch (error) {
        const known = platformError(error);
        if (!(known instanceof PlatformError) || known.code !== 'unsure') throw error;
        await delay(pause, undefined, { signal: stopping.signal });
      }
    }
  }
}

/**
 * Messages of a chat keep their order, and so do a person's presses there; the presses of others in a group don't wait
 * for them.
 */
function inTurn({ update, chat, from }: Context): string[] {
  if (update.poll_answer) return [`poll ${update.poll_answer.user?.id}`];
  if (!chat) return [];
  return chat.type !== 'private' && update.callback_query
    ? [`${chat.id} ${from?.id}`]
    : [`${chat.id}`];
}

/** What Telegram shows with each call of the webhook: the same in every process. */
const secretOf = (token: string): string =>
  createHmac('sha256', token).update('telegram webhook').digest('hex');
