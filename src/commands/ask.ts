/** `coach ask`: one question answered for a reader or as JSON, or a batch of them as JSON lines. */
import { createInterface } from 'node:readline';
import { show } from '#adapters/terminal/show.ts';
import { MAX_TEXT } from '#coach/coach.ts';
import { languageOf } from '#coach/language-of.ts';
import type { Visit } from '#coach/turn.ts';
import { toMarkdown } from '#document/to-markdown.ts';
import type { Language } from '#locales/language.ts';
import { readKnowledge } from '../coach-parts.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { CommandFailure } from './failure.ts';
import { languageOption, terminalParts } from './parts.ts';

export interface AskOptions {
  readonly lang?: string;
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly batch?: boolean;
  readonly full?: boolean;
}

export async function ask(query: string, options: AskOptions): Promise<void> {
  if (options.explain && !options.json) throw new CommandFailure('--explain goes with --json.', 2);
  if (options.batch) {
    if (!options.json) throw new CommandFailure('--batch goes with --json.', 2);
    return askBatch(options.explain ?? false);
  }
  if (query.trim() === '')
    throw new CommandFailure('Ask something: npm run -s coach -- ask "why scale attention"', 2);
  const language = languageOption(options.lang) ?? languageOf(query, 'en');
  const { coach, workers } = await terminalParts();
  try {
    const [reply] = await coach.hear(
      { kind: 'command', ability: 'ask', options: { question: query } },
      visitIn(language, options.lang !== undefined),
    );
    if (!reply) throw new Error('ask: no reply');
    if (options.json) {
      const { lookup, bank } = coach.services;
      const asked = query.length > MAX_TEXT ? '' : query;
      const { answer, confidence, candidates, matched, beside } = lookup.explain(asked);
      const title = answer === null ? null : (bank.find(answer)?.text[language].title ?? null);
      console.log(
        JSON.stringify({
          query,
          lang: language,
          answer,
          confidence,
          candidates,
          title,
          markdown: toMarkdown(reply.document),
          ...(options.explain ? { matched, beside } : {}),
        }),
      );
    } else {
      await show(reply, workers, { language, unfold: options.full ?? false });
    }
  } finally {
    await workers.close();
  }
}

const visitIn = (language: Language, fixed: boolean): Visit => ({
  account: { id: 'terminal:you', name: 'you' },
  place: { id: 'terminal:you', kind: 'private' },
  language,
  ...(fixed ? { fixedLanguage: true } : {}),
});

/** JSON lines in, JSON lines out, in order; a line that is no `{"q": string}` answers an `error`. */
async function askBatch(explain: boolean): Promise<void> {
  const { lookup } = readKnowledge(readConfig(process.env), createLog('error'));
  for await (const line of createInterface({
    input: process.stdin,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line.trim() === '') continue;
    const q = questionIn(line);
    if (q === undefined) {
      console.log(
        JSON.stringify({
          error: 'expected a JSON object with a text "q"',
          line: line.slice(0, 200),
        }),
      );
      process.exitCode = 1;
      continue;
    }
    const { matched, beside, ...found } = lookup.explain(q.length > MAX_TEXT ? '' : q);
    console.log(JSON.stringify({ q, ...found, ...(explain ? { matched, beside } : {}) }));
  }
}

function questionIn(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const q = (value as { q?: unknown } | null)?.q;
    return typeof q === 'string' ? q : undefined;
  } catch {
    return undefined;
  }
}
