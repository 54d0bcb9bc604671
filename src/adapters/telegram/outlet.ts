/** How the coach speaks on Telegram without having been spoken to. */
import type { Api } from 'grammy';
import { type Outlet, type Pace, PlatformError } from '#coach/messenger.ts';
import type { Store } from '#store/store.ts';
import { createAbsent } from '../shared/absent.ts';
import { ADAPTER, chatId, isPrivate, placeOf, targetOf } from './address.ts';
import { linkToTopic } from './deep-links.ts';
import { calling } from './errors.ts';
import { LIMITS } from './limits.ts';
import type { ChatRights } from './rights.ts';
import type { Sender } from './send.ts';

export interface OutletParts {
  readonly api: Api;
  readonly sender: Sender;
  readonly rights: ChatRights;
  readonly store: Pick<Store, 'places'>;
  readonly now: () => number;
}

const PACE: Pace = {
  overall: [{ count: LIMITS.rate.perSecond, withinMs: 1000 }],
  // The topics of a group share the group's.
  perPlace: (place) => {
    const target = targetOf(place);
    const { perChatSecond, perGroupMinute } = LIMITS.rate;
    return {
      of: chatId(target.chat),
      limits: [
        ...(isPrivate(target) ? [] : [{ count: perGroupMinute, withinMs: 60_000 }]),
        { count: perChatSecond, withinMs: 1000 },
      ],
    };
  },
};

export function createOutlet({ api, sender, rights, store, now }: OutletParts): Outlet {
  return {
    pace: PACE,
    offers: ['silent', 'pin'],
    post: async (place, replies, _language, { silent, pin, pass } = {}) => {
      const target = targetOf(place);
      const lost =
        (await store.places.lost(chatId(target.chat))) ??
        (target.thread === undefined ? undefined : await store.places.lost(place));
      if (lost !== undefined) throw new PlatformError('blocked', lost);
      await sender.send(target, replies, {
        ...(silent === undefined ? {} : { silent }),
        ...(pin === undefined ? {} : { pin }),
        ...(pass === undefined ? {} : { pass }),
      });
    },
    openThread: async (place, title) => {
      const target = targetOf(place.id);
      // Who opens a room inside a topic means that topic.
      if (target.thread !== undefined || isPrivate(target)) return undefined;
      if (!(await rights.mine(target.chat)).topics) return undefined;
      const topic = await calling(() =>
        api.raw.createForumTopic({
          chat_id: target.chat,
          name: [...title].slice(0, LIMITS.topic).join(''),
        }),
      );
      const { message_thread_id: thread } = topic;
      return { ...placeOf({ chat: target.chat, thread }), url: linkToTopic(target.chat, thread) };
    },
    absent: createAbsent(
      ADAPTER,
      (group, user) => rights.isMember(targetOf(group).chat, Number(user)),
      now,
    ),
    missingRights: async (place, language, wanted = []) => {
      const target = targetOf(place);
      if (isPrivate(target)) return [];
      // Whoever asks may just have given one.
      rights.forget(target.chat);
      const asked = wanted.includes('pin') ? (['pin'] as const) : [];
      return rights.missing(target.chat, language, asked);
    },
    nameOf: async (place) => {
      const { title } = await calling(() => api.raw.getChat({ chat_id: targetOf(place).chat }));
      return title;
    },
  };
}
