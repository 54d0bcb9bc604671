import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { randomFrom } from '#compute/random.ts';
import { createGate, type Gate, GRIP_MS, LONGEST_MS, type Passed } from '#schedule/gate.ts';
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
    // Slots have their part of each second, so the moment at which a test begins matters.
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 24, 12) });
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
    const answering = gates.map((gate, i) => {
      const waits: number[] = [];
      const timer = setInterval(async () => {
        const asked = Date.now();
        const passed = await gate.pass('soon');
        waits.push(Date.now() - asked);
        passed(true);
      }, 333 + i);
      return { waits, timer };
    });
    await drain(gates, send, 20_000);
    for (const { waits, timer } of answering) {
      clearInterval(timer);
      expect(waits.length).toBeGreaterThan(50);
      expect(waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.95)]).toBeLessThan(100);
    }
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

  it('who comes in the moment in which the last one leaves does not wait for another to come', async () => {
    const gate = createGate('bot', LIMIT, slots);
    let through = 0;
    const count = () => {
      through++;
      return gate.pass(through % 2 === 0 ? 'later' : 'soon');
    };
    void gate.pass('later').then(count).then(count).then(count);
    await vi.advanceTimersByTimeAsync(2000);
    expect(through).toBe(3);
  });

  it('a slot whose holder forgets it is free in the end, and not given back twice', async () => {
    const gate = createGate('bot', { count: 1, withinMs: 1000 }, slots);
    const start = Date.now();
    const forgotten = await gate.pass('later');
    const second = gate.pass('later');
    const at = second.then(() => Date.now() - start);
    await vi.advanceTimersByTimeAsync(LONGEST_MS + 3000);
    expect(await at).toBeLessThan(LONGEST_MS + 1500);
    // The second holds it: what the first says now changes nothing.
    forgotten(true);
    const third = gate.pass('later').then(() => Date.now() - start);
    await vi.advanceTimersByTimeAsync(5000);
    (await second)(true);
    (await second)(true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await third).toBeGreaterThanOrEqual(LONGEST_MS + 9000);
    expect(gate.idle()).toBe(false);
  });

  it('what is said last of a slot is that it is given back, however slow the database', async () => {
    const slow: Slots = {
      take: slots.take,
      free: async (slot, ms) => {
        if (ms > 1000) await new Promise((resolve) => setTimeout(resolve, 150));
        await slots.free(slot, ms);
      },
    };
    const passed = await createGate('bot', { count: 1, withinMs: 1000 }, slow).pass('later');
    // Just after it was said that it is held.
    await vi.advanceTimersByTimeAsync(210);
    passed(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(await slots.take('bot 0', 1600)).toBeLessThanOrEqual(950);
  });

  it('a clock that is put back holds nobody up, and lets nobody through too soon', async () => {
    const HOUR = 3_600_000;
    const { arrived, send } = platform(() => 5);
    const gates = [createGate('bot', LIMIT, slots), createGate('bot', LIMIT, slots)];
    const start = performance.now();
    const on: number[] = [];
    void drain(
      gates,
      async () => {
        await send();
        on.push(performance.now() - start);
      },
      10_000,
    );
    await vi.advanceTimersByTimeAsync(3000);
    vi.setSystemTime(Date.now() - HOUR);
    const asked = performance.now();
    (await gates[1]!.pass('soon'))(true);
    expect(performance.now() - asked).toBeLessThanOrEqual(250);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(arrived.length).toBeGreaterThan(0.75 * 30 * 10);
    expect(densest(on)).toBeLessThanOrEqual(30);
  });

  it('of twenty a minute the part of a process that died comes back a minute later', async () => {
    const limit = { count: 2, withinMs: 60_000 };
    for (const slot of ['group 0', 'group 1']) await slots.take(slot, GRIP_MS + limit.withinMs);
    const start = Date.now();
    const times: number[] = [];
    const gate = createGate('group', limit, slots);
    for (let i = 0; i < 2; i++) void gate.pass('later').then(() => times.push(Date.now() - start));
    await vi.advanceTimersByTimeAsync(150_000);
    expect(times).toHaveLength(2);
    expect(times[0]).toBeGreaterThanOrEqual(60_000);
    // The second comes within its own part of the minute.
    expect(times[1]).toBeLessThan(92_000);
  });

  it('who has no patience is told how long it takes', async () => {
    const gate = createGate('chat', { count: 1, withinMs: 1000 }, slots);
    const other = createGate('chat', { count: 1, withinMs: 1000 }, slots);
    const passed = await gate.pass('later', 100);
    expect(passed).toBeTypeOf('function');
    const told = Promise.all([gate.pass('later', 100), other.pass('later', 100)]);
    await vi.advanceTimersByTimeAsync(200);
    expect(await told).toEqual([1000, 1000]);
    (passed as Passed)(true);
    await vi.advanceTimersByTimeAsync(700);
    const soon = gate.pass('later', 500);
    await vi.advanceTimersByTimeAsync(400);
    expect(await soon).toBeTypeOf('function');
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
