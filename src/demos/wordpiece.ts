/** WordPiece learned on the person's own text: scores instead of counts, and the longest match from the left. */
import { countWords } from '#compute/bpe.ts';
import { segmentWordPiece, trainWordPiece } from '#compute/wordpiece.ts';
import { figure, inlineCode, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { counted } from '#locales/words.ts';
import { defineDemo } from './demo.ts';
import { significant } from './format.ts';
import { integer, text } from './parameters.ts';

const repeat = (word: string, times: number): string[] => Array(times).fill(word);
/** The toy corpus usual for WordPiece: hug 10, pug 5, pun 12, bun 4, hugs 5. */
const HUGS = [
  ...repeat('hug', 10),
  ...repeat('pug', 5),
  ...repeat('pun', 12),
  ...repeat('bun', 4),
  ...repeat('hugs', 5),
].join(' ');
const SHOWN = 8;

export const wordpiece = defineDemo({
  name: 'wordpiece',
  title: { en: 'WordPiece', zh: 'WordPiece' },
  questions: ['wordpiece-bpe'],
  exact: true,
  parameters: { text: text(HUGS, 2000), merges: integer(10, 1, 200), word: text('hugs', 60) },
  run: ({ text: corpus, merges, word }) => {
    const trained = trainWordPiece(corpus, merges);
    return {
      inputs: { words: Object.fromEntries(countWords(corpus)) },
      values: {
        scores: trained.firstScores.map(({ pair, count, score }) => ({ pair, count, score })),
        merges: trained.merges.map(({ pair, score }) => ({ pair, score })),
        vocabulary: trained.vocabulary,
        segmentation: segmentWordPiece(word, new Set(trained.vocabulary)),
      },
    };
  },
  present: ({ values }, { language, say, parameters: { word } }) => {
    const { scores, merges, segmentation } = values;
    const best = scores[0];
    const frequent = scores.toSorted((a, b) => b.count - a.count)[0];
    const spec: FigureSpec = {
      kind: 'tokens',
      title: say('demo-wordpiece-figure', { word }),
      rows: [
        {
          label: say('demo-wordpiece-characters'),
          tokens: [...word].map((character) => ({ text: character })),
        },
        {
          label: say('demo-wordpiece-pieces'),
          tokens: segmentation.map((piece) => ({ text: piece, tone: 'strong' as const })),
        },
      ],
    };
    const told = {
      word,
      merges: counted(merges.length),
      pieces: segmentation.join(' '),
    };
    /** What the first merge teaches; a text of single characters has none. */
    const first =
      best && frequent
        ? say(best === frequent ? 'demo-wordpiece-first-same' : 'demo-wordpiece-first', {
            best: best.pair.join(' + '),
            score: significant(best.score),
            frequent: frequent.pair.join(' + '),
            count: String(frequent.count),
            frequentScore: significant(frequent.score),
          })
        : '';
    return {
      look: paragraph(say('demo-wordpiece-look', told)),
      numbers: [
        table(
          [say('demo-wordpiece-pair'), say('demo-wordpiece-count'), say('demo-wordpiece-score')],
          scores
            .slice(0, SHOWN)
            .map(({ pair, count, score }) => [
              inlineCode(pair.join(' + ')),
              String(count),
              significant(score, 4),
            ]),
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(say('demo-wordpiece-conclusion', { ...told, first }).trim()),
      tryWith: [
        { label: 'word = pugs', parameters: { word: 'pugs' } },
        { label: 'word = mug', parameters: { word: 'mug' } },
        { label: 'merges = 2', parameters: { merges: '2' } },
      ],
      python: [
        'from collections import Counter',
        "words = {(w[0],) + tuple('##' + c for c in w[1:]): n for w, n in Counter(text.split()).items()}",
        'single, pairs = Counter(), Counter()',
        'for w, n in words.items():',
        '    for a in w: single[a] += n',
        '    for p in zip(w, w[1:]): pairs[p] += n',
        'print(sorted(((n / single[a] / single[b], a, b) for (a, b), n in pairs.items()), reverse=True))',
      ].join('\n'),
    };
  },
});
