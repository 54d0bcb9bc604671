/** A small folder of packs for tests of the bank: one right question, and ways to spoil it. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface TryBank {
  readonly root: string;
  readonly question: string;
  /** Replaces `from` in a file of the question; throws where it is not there. */
  spoil(file: 'question.yaml' | 'en.md' | 'zh.md', from: string | RegExp, to: string): void;
}

/** A copy of scale-sqrt-dk alone in a pack of its own, removed after the test. */
export function tryBank(): TryBank {
  const root = mkdtempSync(join(tmpdir(), 'bank-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const pack = join(root, 'own');
  const question = join(pack, 'scale-sqrt-dk');
  mkdirSync(pack);
  for (const file of ['pack.yaml', 'sources.yaml'])
    cpSync(join('content/transformer', file), join(pack, file));
  cpSync('content/transformer/scale-sqrt-dk', question, { recursive: true });
  const bank: TryBank = {
    root,
    question,
    spoil: (file, from, to) => {
      const path = join(question, file);
      const text = readFileSync(path, 'utf8');
      const spoilt = text.replace(from, to);
      if (spoilt === text) throw new Error(`${file} does not hold ${from}`);
      writeFileSync(path, spoilt);
    },
  };
  // Alone it has nowhere to go on to.
  bank.spoil('question.yaml', /^next: .*$/mu, 'next: []');
  return bank;
}
