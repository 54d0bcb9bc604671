/** Chats of the local Telegram, people and groups, whose daily question is due at one moment. */
import { nextOccurrence } from '#schedule/occurrence.ts';
import type { Store } from '#store/store.ts';
import type { Control } from '../platforms/telegram/server/control.ts';

export interface Chat {
  /** Of its schedule. */
  readonly id: string;
  readonly chat: number;
}

const FIRST_PERSON = 5_000_000;
const FIRST_GROUP = -1_009_000_000_000;

/** Every third is a group. */
export async function openChats(count: number, control: Control): Promise<readonly Chat[]> {
  const chats = Array.from(
    { length: count },
    (_, i): Chat => ({
      id: `s${String(i).padStart(6, '0')}`,
      chat: i % 3 === 0 ? FIRST_GROUP - i : FIRST_PERSON + i,
    }),
  );
  for (const { chat } of chats) {
    if (chat < 0) await control('addChat', { id: chat, title: `Group ${chat}` });
    else await control('addPerson', { id: chat, first_name: `Person ${chat}`, is_bot: false });
  }
  return chats;
}

/** As `/daily set` leaves them; the first moment is `dueAt`. */
export async function schedule(chats: readonly Chat[], dueAt: number, store: Store): Promise<void> {
  const hour = {
    time: new Date(dueAt).toISOString().slice(11, 16),
    zone: 'UTC',
    weekdays: '1234567',
  };
  if (nextOccurrence(hour, dueAt).at - dueAt < 12 * 3_600_000) throw new Error('due twice a day');
  await store.atomically(async (kept) => {
    for (const { id, chat } of chats) {
      await kept.schedules.put({
        id,
        kind: 'daily',
        place: `telegram:${chat}`,
        within: null,
        person: chat > 0 ? `telegram:${chat}` : null,
        told: null,
        ...hour,
        options: JSON.stringify({ spoken: chat % 2 === 0 ? 'en' : 'zh' }),
        state: 'on',
        reason: null,
        next_at: dueAt,
        planned_at: Date.now(),
        created_at: Date.now(),
        changed_at: Date.now(),
      });
    }
  });
}
