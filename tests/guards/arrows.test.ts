import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What each room may import besides itself: the arrows of the design, one way only. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  compute: [],
  locales: [],
  figures: ['compute', 'document', 'locales'],
  document: ['figures', 'compute', 'locales'],
  bank: ['document', 'figures', 'compute', 'locales'],
  demos: ['bank', 'figures', 'document', 'compute', 'locales'],
  lookup: ['bank', 'figures', 'document', 'compute', 'locales'],
  workers: ['demos', 'figures', 'document', 'compute', 'locales'],
  store: [],
  schedule: ['store', 'locales'],
  quizzes: ['bank', 'demos', 'figures', 'document', 'compute', 'locales'],
  coach: [
    'lookup',
    'demos',
    'quizzes',
    'store',
    'schedule',
    'workers',
    'bank',
    'figures',
    'document',
    'compute',
    'locales',
  ],
  examiner: ['coach', 'lookup', 'store', 'bank', 'document', 'locales'],
  adapters: ['coach', 'store', 'workers', 'figures', 'document', 'locales', 'bank'],
};

const roomOf = (path: string): string => /^src\/([^/]+)\//u.exec(path)?.[1] ?? '(root)';

const importsOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(#[^']+|\.[^']+)'/gu)].map(
    (match) => match[1]!,
  );

const targetRoom = (path: string, specifier: string): string => {
  const target = specifier.startsWith('#')
    ? `src/${specifier.slice(1)}`
    : new URL(specifier, `file:///${path}`).pathname.slice(1);
  return roomOf(target);
};

describe('imports run one way', () => {
  const files = globSync('src/*/**/*.ts').filter((path) => roomOf(path) in MAY_IMPORT);

  it.each(files)('%s', (path) => {
    const room = roomOf(path);
    for (const specifier of importsOf(path)) {
      const target = targetRoom(path, specifier);
      // Assets are nobody's room.
      if (specifier.includes('/assets/')) continue;
      expect([room, ...MAY_IMPORT[room]!], `${path} imports ${specifier}`).toContain(target);
    }
  });

  it('the coach never asks which platform it is on', () => {
    for (const path of globSync('src/coach/**/*.ts')) {
      expect(readFileSync(path, 'utf8'), path).not.toMatch(/platform\s*===|#adapters/u);
    }
  });
});

describe('files have one idea', () => {
  it.each(globSync('{src,tests,bench,eval,scripts}/**/*.{ts,js}'))(
    '%s has at most 400 lines',
    (path) => {
      expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThanOrEqual(401);
    },
  );
});
