import { afterAll, expect, it } from 'vitest';
import { createWebApp } from '#adapters/web/server.ts';
import { openMemoryStore } from '#store/open.ts';
import { createCoachParts } from '../../src/coach-parts.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const HOST = { host: '127.0.0.1:3000' };
const TOKEN = 'a-token-nobody-guesses';
let clock = NOON;
const now = () => clock;

const store = await openMemoryStore();
const { watch, read } = createMetrics(store, now);
const { workers, coach, messenger, deliveries } = await createCoachParts(
  { contentDirs: [], workers: 1 },
  createLog('silent'),
  { store, watch, now },
);
afterAll(async () => {
  await workers.close();
  await store.close();
});

const app = (loopbackOnly: boolean, token?: string) =>
  createWebApp(
    { coach, workers, messenger, store, now },
    { loopbackOnly, metrics: { token, read } },
  );

it('counts what goes out, and how long the queue is', async () => {
  const page = app(true);
  const person = { account: { id: 'web:x:ada', name: 'Ada' }, language: 'en' } as const;
  const place = { id: 'web:x:ada', kind: 'private' } as const;
  await coach.hear({ kind: 'text', text: '/daily set 12:01' }, { ...person, place });
  await coach.hear(
    { kind: 'text', text: '/daily set 12:01' },
    { ...person, place: { id: 'elsewhere:ada', kind: 'private' } },
  );
  clock += 90_000;
  await deliveries.tick();
  await deliveries.idle();
  const text = await (await page.request('/metrics', { headers: HOST })).text();
  expect(text).toMatch(/^coach_deliveries_due_total 2$/mu);
  expect(text).toMatch(/^coach_deliveries_sent_total 1$/mu);
  for (const name of ['unsure', 'skipped', 'suspended', 'retries'])
    expect(text).toMatch(new RegExp(`^coach_deliveries_${name}_total 0$`, 'mu'));
  expect(text).toMatch(/^coach_delivery_lateness_seconds_count 1$/mu);
  // The platform of the other place is not here: it waits for a process that has it.
  expect(text).toMatch(/^coach_delivery_queue 1$/mu);
  expect(text).toMatch(/^coach_delivery_lag_seconds 30$/mu);
  expect(text).toMatch(/^process_resident_memory_bytes \d/mu);
});

it('shows them to this machine alone, or to whoever has the token', async () => {
  const status = async (page: ReturnType<typeof app>, token?: string) =>
    (
      await page.request('/metrics', {
        headers: { ...HOST, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      })
    ).status;
  expect(await status(app(true))).toBe(200);
  expect(await status(app(false))).toBe(404);
  expect(await status(app(false, TOKEN))).toBe(404);
  expect(await status(app(false, TOKEN), 'wrong')).toBe(404);
  expect(await status(app(false, TOKEN), TOKEN)).toBe(200);
  expect(await status(app(true, TOKEN))).toBe(404);
});
