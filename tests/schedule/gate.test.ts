import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { randomFrom } from '#compute/random.ts';
import { createGate, type Gate, GRIP_MS } from '#schedule/gate.ts';
import { createPacer } from '#schedule/pace.ts';
import { openMemoryStore } from '#store/open.ts';
import type { Slots } from '#store/rates.ts';

const LIMIT = { count: 30, withinMs: 1000 };

/** The most that fell into any span of a second. */
function densest(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.max(
    ...sorted.map((from) => sorted.filter((at) => at >= from && at < from + 1000).length),
  );
}

/** A platform some way off: says when it got each message. */
function platform(latencyMs: () => number) {
  const arrived: number[] = [];
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  return {
    arrived,
    send: async () => {
      await wait(latencyMs());
      arrived.push(Date.now());
      await wait(latencyMs());
    },
  };
}

describe('a gate', () => {
  let slots: Slots;
  beforeEach(async () => {
    slots = (await openMemoryStore()).rates.slots();
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** As many at a time as there are lanes, each as soon as it may, for `ms`. */
  async function drain(gates: readonly Gate[], send: () => Promise<void>, ms: number, lanes = 16) {
    let over = false;
    const lane = async (gate: Gate) => {
      while (!over) {
        const passed = await gate.pass('later');
        await send();
        passed(true);
      }
    };
    for (const gate of gates) for (let i = 0; i < lanes; i++) void lane(gate);
    await vi.advanceTimersByTimeAsync(ms);
    over = true;
    await vi.advanceTimersByTimeAsync(5000);
  }

  it('lets through as much as it may, and never more arrives within a second, from two processes', async () => {
    const { arrived, send } = platform(() => 5);
    const start = Date.now();
    await drain([createGate('bot', LIMIT, slots), createGate('bot', LIMIT, slots)], send, 20_000);
    expect(densest(arrived)).toBeLessThanOrEqual(30);
    const inTime = arrived.filter((at) => at - start < 20_000).length;
    expect(inTime).toBeGreaterThanOrEqual(0.95 * 30 * 20);
  });

  it('keeps the limit however long messages are on their way', async () => {
    const random = randomFrom(3);
    const { arrived, send } = platform(() => random.integer(1, 700));
    await drain([createGate('bot', LIMIT, slots), createGate('bot', LIMIT, slots)], send, 30_000);
    expect(arrived.length).toBeGreaterThan(300);
    expect(densest(arrived)).toBeLessThanOrEqual(30);
  });

  it('whoever waits for an answer comes first', async () => {
    const gates = [createGate('bot', LIMIT, slots), createGate('bot', LIMIT, slots)];
    const { send } = platform(() => 5);
    const waits: number[] = [];
    const answers = setInterval(async () => {
      const asked = Date.now();
      const passed = await gates[0]!.pass('soon');
      waits.push(Date.now() - asked);
      passed(true);
    }, 333);
    await drain(gates, send, 20_000);
    clearInterval(answers);
    expect(waits.length).toBeGreaterThan(50);
    expect(waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.95)]).toBeLessThan(100);
  });

  it('answers alone wait for nothing, and what has time makes room for them', async () => {
    const gate = createGate('bot', LIMIT, slots);
    const start = Date.now();
    const passes = await Promise.all(Array.from({ length: 50 }, () => gate.pass('soon')));
    expect(Date.now()).toBe(start);
    for (const passed of passes) passed(true);
    const post = gate.pass('later').then(() => Date.now() - start);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await post).toBeGreaterThanOrEqual(LIMIT.withinMs);
  });

  it('a slot of a process that died comes free by itself', async () => {
    const limit = { count: 1, withinMs: 1000 };
    // What a process that dies leaves behind: a slot taken, and nobody who says that it is held.
    await slots.take('bot 1000 0', GRIP_MS + limit.withinMs);
    let passed = false;
    void createGate('bot 1000', limit, slots)
      .pass('later')
      .then(() => {
        passed = true;
      });
    await vi.advanceTimersByTimeAsync(GRIP_MS + limit.withinMs - 100);
    expect(passed).toBe(false);
    await vi.advanceTimersByTimeAsync(300);
    expect(passed).toBe(true);
  });

  it('a slot is held for as long as the answer takes, and free one span after it', async () => {
    const limit = { count: 1, withinMs: 1000 };
    const first = await createGate('bot', limit, slots).pass('later');
    const start = Date.now();
    const second = createGate('bot', limit, slots)
      .pass('later')
      .then(() => Date.now() - start);
    await vi.advanceTimersByTimeAsync(20_000);
    first(true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await second).toBeGreaterThanOrEqual(21_000);
    expect(await second).toBeLessThan(21_700);
  });

  it('while the database is away posts wait, answers do not', async () => {
    const broken: Slots = {
      take: async () => {
        throw new Error('away');
      },
      free: async () => {},
    };
    const gate = createGate('bot', LIMIT, broken);
    const through: string[] = [];
    void gate.pass('later').then(() => through.push('post'));
    void gate.pass('soon').then(() => through.push('answer'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(through).toEqual(['answer']);
  });

  it('a place keeps its own pace, and holds up nobody else', async () => {
    const pacer = createPacer(slots);
    const pace = {
      overall: [LIMIT],
      perPlace: (of: string) => ({ of, limits: [{ count: 1, withinMs: 1000 }] }),
    };
    const start = Date.now();
    const times: Record<string, number[]> = {};
    const send = async (place: string) => {
      const passed = await pacer.turn(place, pace, 'later');
      times[place] = [...(times[place] ?? []), Date.now() - start];
      passed(true);
    };
    for (let i = 0; i < 4; i++) void send('bot:1');
    for (let i = 2; i < 20; i++) void send(`bot:${i}`);
    await vi.advanceTimersByTimeAsync(4000);
    expect(times['bot:1']!.length).toBe(4);
    for (const [i, at] of times['bot:1']!.entries()) expect(at).toBeGreaterThanOrEqual(1000 * i);
    expect(
      Math.max(...Object.entries(times).flatMap(([place, at]) => (place === 'bot:1' ? [] : at))),
    ).toBeLessThan(1000);
  });
});
