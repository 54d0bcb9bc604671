/** A person's cards as a file: for Anki, and as CSV for everything else. */
import type { QuestionText } from '#bank/question.ts';
import { document, paragraph } from '#document/build.ts';
import type { Document } from '#document/nodes.ts';
import type { Reply } from '#document/reply.ts';
import { toMarkdown } from '#document/to-markdown.ts';
import { counted, wordsOf } from '#locales/words.ts';
import type { Services } from '../ability.ts';
import type { Turn } from '../turn.ts';
import { ankiLine, DIRECTIVES } from './anki.ts';

export const FORMATS = ['anki', 'csv'] as const;
type Format = (typeof FORMATS)[number];

export async function exportCards(
  format: Format,
  turn: Turn,
  { bank, store }: Services,
): Promise<Reply> {
  const say = wordsOf(turn.language);
  const cards = new Map((await store.cards.all(turn.person.id)).map((card) => [card.slug, card]));
  const marked = await store.bookmarks.of(turn.person.id);
  // Who has no cards yet gets the whole bank: that is what one wants to begin with.
  const chosen = bank.questions.filter(
    ({ slug }) => cards.size + marked.length === 0 || cards.has(slug) || marked.includes(slug),
  );
  const rows = chosen.map(({ slug, topic, level, text }) => ({
    slug,
    topic,
    level,
    text: text[turn.language],
    dueAt: cards.get(slug)?.due_at,
  }));
  const content =
    format === 'anki'
      ? [
          ...DIRECTIVES,
          ...rows.map(({ slug, topic, level, text }) =>
            ankiLine(`transformer-interview-coach-${turn.language}-${slug}`, text, [
              topic,
              level,
              slug,
            ]),
          ),
        ]
      : [
          'slug,topic,level,question,answer,due',
          ...rows.map(({ slug, topic, level, text, dueAt }) =>
            [
              slug,
              topic,
              level,
              text.title,
              answerOf(text),
              dueAt === undefined ? '' : new Date(dueAt).toISOString(),
            ]
              .map(quoted)
              .join(','),
          ),
        ];
  return {
    document: document(paragraph(say(`review-export-${format}`, { count: counted(rows.length) }))),
    actions: [],
    files: [
      {
        name: format === 'anki' ? 'interview-coach-anki.txt' : 'interview-coach.csv',
        type: format === 'anki' ? 'text/plain' : 'text/csv',
        // The mark at the start lets spreadsheets see that it is UTF-8.
        content: format === 'csv' ? `\uFEFF${content.join('\r\n')}\r\n` : `${content.join('\n')}\n`,
      },
    ],
  };
}

/** The sentence and the key points, as Markdown with `$…$` formulas. */
function answerOf({ sentence, keyPoints }: QuestionText): string {
  const points = keyPoints.map(({ text }) =>
    toMarkdown({ type: 'root', children: [{ type: 'paragraph', children: [...text] }] }).trim(),
  );
  return [toMarkdown(sentence as Document).trim(), ...points.map((point) => `- ${point}`)].join(
    '\n',
  );
}

/** A field of CSV; one that a spreadsheet would take for a formula gets a quote in front. */
const quoted = (field: string): string => {
  const safe = /^[=+\-@\t\r]/u.test(field) ? `'${field}` : field;
  return `"${safe.replaceAll('"', '""')}"`;
};
