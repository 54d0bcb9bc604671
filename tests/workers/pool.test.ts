import { afterAll, describe, expect, it } from 'vitest';
import { createCache } from '#workers/cache.ts';
import { createWorkers } from '#workers/pool.ts';

describe('the workers', () => {
  const workers = createWorkers({ threads: 1 });
  afterAll(() => workers.close());

  it('run demos as the main thread would', async () => {
    const { values } = await workers.demo('variance', { n: 4, dk: 2 }, 1);
    expect(values.expected).toBe(2);
  });

  it('draw a figure once, for all who ask at the same time', async () => {
    const spec = {
      kind: 'bars',
      title: 'T',
      y: { label: 'y' },
      categories: ['a'],
      series: [{ name: 's', values: [1] }],
    } as const;
    const [one, two] = await Promise.all([
      workers.figure(spec, 'light'),
      workers.figure({ ...spec }, 'light'),
    ]);
    expect(one).toBe(two);
    expect(await workers.figure(spec, 'light')).toBe(one);
    expect(await workers.figure(spec, 'dark')).not.toBe(one);
  });

  it('go on after a task that failed', async () => {
    await expect(workers.formula('\\frac{1', true)).rejects.toThrow('Missing close brace');
    await expect(workers.demo('no-such-demo', {}, 1)).rejects.toThrow('no demo "no-such-demo"');
    expect((await workers.formula('x', true)).svg).toMatch(/^<svg/u);
  });
});

describe('the cache', () => {
  const sized = (maxBytes: number) => createCache(maxBytes, (value) => String(value).length);

  it('makes a value once, whatever the order of its keys', async () => {
    const cache = sized(100);
    let made = 0;
    const make = async () => `value ${++made}`;
    expect(await cache.get({ a: 1, b: [2] }, make)).toBe('value 1');
    expect(await cache.get({ b: [2], a: 1 }, make)).toBe('value 1');
    expect(await cache.get({ a: 1, b: [3] }, make)).toBe('value 2');
  });

  it('forgets the least recently used when it is full', async () => {
    const cache = sized(10);
    const made: string[] = [];
    const get = (key: string) =>
      cache.get(key, async () => {
        made.push(key);
        return '12345';
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('does not remember a failure', async () => {
    const cache = sized(10);
    await expect(cache.get('x', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.get('x', async () => 'yes')).toBe('yes');
  });
});
