import { expect, it } from 'vitest';
import { createButtonIds, shortId } from '../../src/adapters/button-ids.ts';
import { NOON, openCoach } from '../support/room.ts';

const LONG = 'demo:attention tokens:"我 喜欢 自然 语言 处理 和 注意力 机制" dk:512';

it('a short id is itself, a long one finds its way back', async () => {
  const { store } = await openCoach();
  const ids = createButtonIds(store, 64, () => NOON);
  await ids.keep(['ask:scale-sqrt-dk', LONG]);
  expect(shortId('ask:scale-sqrt-dk', 64)).toBe('ask:scale-sqrt-dk');
  expect(Buffer.byteLength(shortId(LONG, 64))).toBe(23);
  expect(await ids.whole('ask:scale-sqrt-dk')).toBe('ask:scale-sqrt-dk');
  expect(await ids.whole(shortId(LONG, 64))).toBe(LONG);
});

it('one that was never kept is unknown', async () => {
  const { store } = await openCoach();
  expect(await createButtonIds(store, 64, () => NOON).whole('~nobody-knows-this-one')).toBe(
    undefined,
  );
});
