import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKnowledge } from '../src/coach-parts.ts';
import { openKept } from '../src/kept-file.ts';
import { createLog } from '../src/log.ts';

let home: string;
let source: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'coach-kept-'));
  source = join(home, 'source.txt');
  writeFileSync(source, 'one');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** One start: what it made anew. */
function start(folder = join(home, 'cache')): { readonly made: number; readonly value: unknown } {
  const { keep, save } = openKept(folder, [source]);
  let made = 0;
  const value = keep('lengths', () => {
    made++;
    return new Map([[readFileSync(source, 'utf8'), Float64Array.of(1, 2)]]);
  });
  save();
  return { made, value };
}

const keptFiles = () => readdirSync(join(home, 'cache')).filter((name) => name.endsWith('.kept'));

describe('what is costly to make', () => {
  it('is made at the first start and found at the second', () => {
    const first = start();
    const second = start();
    expect([first.made, second.made]).toEqual([1, 0]);
    expect(second.value).toEqual(first.value);
  });

  it('is made anew when what it comes from has changed, and found when that comes back', () => {
    start();
    writeFileSync(source, 'two');
    expect(start()).toEqual({ made: 1, value: new Map([['two', Float64Array.of(1, 2)]]) });
    writeFileSync(source, 'one');
    expect(start().made).toBe(0);
  });

  it('is made anew when the file is damaged, and whole again after that', () => {
    start();
    const file = join(home, 'cache', keptFiles()[0]!);
    const bytes = readFileSync(file);
    bytes[bytes.length - 3]! ^= 1;
    writeFileSync(file, bytes);
    expect(start().made).toBe(1);
    expect(start().made).toBe(0);
    writeFileSync(file, '');
    expect(start().made).toBe(1);
  });

  it('is made at each start where nothing can be written', () => {
    const folder = join(home, 'no-folder');
    writeFileSync(folder, 'a file');
    expect([start(folder).made, start(folder).made]).toEqual([1, 1]);
  });

  it('does not pile up: of other versions two stay', () => {
    mkdirSync(join(home, 'cache'));
    for (const text of ['a', 'b', 'c', 'd', 'e']) {
      writeFileSync(source, text);
      start();
    }
    expect(keptFiles()).toHaveLength(3);
  });
});

it('the bank and the lookup come back from the file as they were read', () => {
  const log = createLog('silent');
  const read = () => readKnowledge({ contentDirs: [], dataDir: home }, log);
  const [anew, kept] = [read(), read()];
  expect(kept.bank.questions).toEqual(anew.bank.questions);
  expect(kept.bank.packs).toEqual(anew.bank.packs);
  expect(kept.bank.find('scale-sqrt-dk')?.slug).toBe('scale-sqrt-dk');
  for (const query of [
    'why scale attention',
    '为啥要除根号dk',
    'wei sha yao chu genhao dk',
    'capital of France',
  ])
    expect(kept.lookup.explain(query)).toEqual(anew.lookup.explain(query));
});
