/** Prints replies on the terminal: text, pictures inline or as files, what to do next. */
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { visit } from 'unist-util-visit';
import type { Figure } from '#document/nodes.ts';
import type { Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import type { Workers } from '#workers/pool.ts';
import { inlinePicture, inlineProtocol, savePicture } from './pictures.ts';
import { renderActions, renderDocument } from './render.ts';

export interface ShowOptions {
  readonly language: Language;
  readonly unfold: boolean;
}

/** A readable line length; wider terminals don't make text easier to read. */
const MAX_WIDTH = 88;

export async function show(
  reply: Reply,
  workers: Workers,
  { language, unfold }: ShowOptions,
): Promise<void> {
  const { stdout, env } = process;
  const protocol = inlineProtocol(env, stdout.isTTY);
  const figures: Figure[] = [];
  visit(reply.document, 'figure', (node) => {
    figures.push(node);
  });
  const say = wordsOf(language);
  const shown = new Map(
    await Promise.all(
      figures.map(async (figure) => {
        const { png } = await workers.figure(figure.spec, 'light');
        const name = `${figure.spec.kind}-${createHash('sha256').update(png).digest('hex').slice(0, 10)}`;
        const path = savePicture(png, join(tmpdir(), 'interview-coach'), name);
        return [figure, inlinePicture(png, protocol) + say('terminal-figure', { path })] as const;
      }),
    ),
  );
  const text = renderDocument(reply.document, {
    width: Math.min(stdout.columns ?? 80, MAX_WIDTH),
    colours: stdout.isTTY && !env.NO_COLOR,
    language,
    unfold,
    showFigure: (figure) => shown.get(figure) ?? '',
  });
  console.log(text);
  if (!unfold && text.includes('▸ ')) console.log(`\n${say('terminal-folded')}`);
  const next = renderActions(reply.actions, language, !/[:：]$/u.test(text));
  if (next) console.log(`\n${next}`);
}
