/** Byte-pair encoding learned on the person's own text, merge by merge, and a word segmented with it. */
import {
  charactersOf,
  countWords,
  END,
  joinBpe,
  mergePair,
  segmentBpe,
  trainBpe,
} from '#compute/bpe.ts';
import { figure, inlineCode, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { counted } from '#locales/words.ts';
import { defineDemo } from './demo.ts';
import { integer, text } from './parameters.ts';

/** The dictionary of Sennrich et al. 2016, Algorithm 1: low 5, lower 2, newest 6, widest 3. */
export const SENNRICH = [
  ...Array(5).fill('low'),
  ...Array(2).fill('lower'),
  ...Array(6).fill('newest'),
  ...Array(3).fill('widest'),
].join(' ');

/** Steps of the segmentation that the figure shows. */
const MAX_STEPS = 8;

export const bpe = defineDemo({
  name: 'bpe',
  title: { en: 'Byte-pair encoding', zh: '字节对编码 BPE' },
  questions: ['wordpiece-bpe'],
  exact: true,
  parameters: {
    text: text(SENNRICH, 2000),
    merges: integer(10, 0, 200),
    // A word that is not in the text shows what subwords are for.
    word: text('lowest', 60),
  },
  run: ({ text: corpus, merges, word }) => {
    const { merges: learned, vocabulary } = trainBpe(corpus, merges);
    const segmentation = segmentBpe(word, learned);
    return {
      inputs: { words: Object.fromEntries(countWords(corpus)) },
      values: {
        merges: learned.map(({ pair, count }) => ({ pair, count })),
        vocabulary,
        segmentation,
        restored: joinBpe(segmentation),
      },
    };
  },
  present: ({ values }, { language, say, parameters: { word } }) => {
    const steps = [charactersOf(word)];
    const changed: string[] = [''];
    for (const { pair } of values.merges) {
      const next = mergePair(steps.at(-1)!, pair);
      if (next.length === steps.at(-1)!.length) continue;
      steps.push(next);
      changed.push(pair.join(''));
    }
    const spec: FigureSpec = {
      kind: 'tokens',
      title: say('demo-bpe-figure', { word }),
      rows: steps.slice(0, MAX_STEPS).map((symbols, i) => ({
        label: i === 0 ? say('demo-bpe-start') : say('demo-bpe-after', { symbol: changed[i]! }),
        tokens: symbols.map((symbol) => ({
          text: symbol,
          tone: symbol === changed[i] ? ('strong' as const) : ('plain' as const),
        })),
      })),
    };
    const told = {
      word,
      merges: counted(values.merges.length),
      symbols: String(values.vocabulary.length),
      pieces: values.segmentation.join(' '),
      count: counted(values.segmentation.length),
      first: values.merges[0]?.pair.join(' + ') ?? '–',
      times: String(values.merges[0]?.count ?? 0),
    };
    return {
      look: paragraph(say(values.merges.length > 0 ? 'demo-bpe-look' : 'demo-bpe-none', told)),
      numbers: [
        table(
          [say('demo-bpe-step'), say('demo-bpe-pair'), say('demo-bpe-count')],
          values.merges
            .slice(0, 20)
            .map(({ pair, count }, i) => [
              String(i + 1),
              inlineCode(pair.join(' + ')),
              String(count),
            ]),
          ['right', 'left', 'right'],
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(say('demo-bpe-conclusion', told)),
      tryWith: [
        { label: 'word = newer', parameters: { word: 'newer' } },
        { label: 'merges = 4', parameters: { merges: '4' } },
        {
          label: say('demo-bpe-chinese'),
          parameters: { text: '我爱自然语言 自然语言处理 语言模型 自然', word: '自然模型' },
        },
      ],
      python: [
        'from collections import Counter',
        `words = {tuple(w) + ('${END}',): c for w, c in Counter(text.split()).items()}`,
        'for _ in range(merges):',
        '    pairs = Counter()',
        '    for w, c in words.items():',
        '        for p in zip(w, w[1:]): pairs[p] += c',
        '    a, b = max(pairs, key=pairs.get)              # the first one wins a tie',
        "    words = {tuple(' '.join(w).replace(f'{a} {b}', a + b).split()): c for w, c in words.items()}",
      ].join('\n'),
    };
  },
});
