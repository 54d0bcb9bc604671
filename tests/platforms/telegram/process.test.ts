/** The server as a process of its own, moved over HTTP. */
import { Api } from 'grammy';
import { expect, it } from 'vitest';
import { startServer } from './people/process.ts';

it('prints its address, talks to a bot, and tells what happened', async () => {
  const { world, url, token } = await startServer(['--rates', '--keep', '50']);
  const api = new Api(token, { apiRoot: url });
  const ada = await world.person('Ada');
  const { update } = await ada.says('hello');
  const [got] = await api.getUpdates();
  expect(got).toMatchObject({ update_id: update!.update_id, message: { text: 'hello' } });
  for (let i = 0; i < 3; i++) await api.sendMessage(ada.id, `answer ${i}`);
  await expect(api.sendMessage(ada.id, 'too much')).rejects.toThrow(/retry after/);
  await ada.sees(/answer 2/);
  const { refusedByRate, malformed, methods } = await world.counters();
  expect({ refusedByRate, malformed }).toEqual({ refusedByRate: 1, malformed: [] });
  expect(methods.sendMessage).toBe(4);
});
