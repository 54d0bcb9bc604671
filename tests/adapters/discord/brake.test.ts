import { expect, it } from 'vitest';
import { createBrake } from '#adapters/discord/brake.ts';

const CHANNEL = 'https://discord.com/api/v10/channels/1/messages';
const ANSWER = 'https://discord.com/api/v10/interactions/1/token/callback';

it('posts are held back after a thousand refusals, answers are not, and after ten minutes all is well', async () => {
  let now = 0;
  let status = 403;
  const pulled: number[] = [];
  const brake = createBrake(
    () => now,
    (count) => pulled.push(count),
    async () => new Response(null, { status }) as never,
  );
  for (let i = 0; i < 1000; i++) await brake.send(CHANNEL, {});
  const held = { code: 'busy', retryAfterMs: 600_000 };
  await expect(brake.send(CHANNEL, {})).rejects.toMatchObject(held);
  expect((await brake.send(ANSWER, {})).status).toBe(403);
  expect(pulled).toEqual([1000]);
  now += 600_000;
  status = 200;
  expect((await brake.send(CHANNEL, {})).status).toBe(200);
});
