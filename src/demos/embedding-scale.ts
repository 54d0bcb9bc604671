/** Norms of word embeddings as they are initialised, before and after × √d_model, beside the position encoding's. */
import { sinusoids } from '#compute/sinusoids.ts';
import { mean } from '#compute/statistics.ts';
import { row, type Tensor } from '#compute/tensor.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { UserError } from '#locales/user-error.ts';
import { defineDemo } from './demo.ts';
import { significant } from './format.ts';
import { integer } from './parameters.ts';

/** Random numbers drawn at most: 8 MB. */
const MAX_NUMBERS = 1_000_000;

export const embeddingScale = defineDemo({
  name: 'embedding-scale',
  title: { en: 'Embeddings times √d_model', zh: '词向量乘以 √d_model' },
  questions: ['embedding-scale'],
  parameters: { dModel: integer(512, 2, 4096), vocab: integer(1000, 1, 20_000) },
  check: ({ dModel, vocab }) => {
    if (dModel % 2 !== 0) throw new UserError('demo-sinusoid-odd', { dModel: String(dModel) });
    if (dModel * vocab > MAX_NUMBERS) {
      throw new UserError('demo-embedding-scale-too-large', {
        dModel: String(dModel),
        most: String(Math.floor(MAX_NUMBERS / dModel)),
      });
    }
  },
  run: ({ dModel, vocab }, random) => {
    // N(0, 1/d_model): the usual start of a matrix that also serves as the output layer.
    const embedding = random.normals(vocab, dModel);
    embedding.data.forEach((value, i) => {
      embedding.data[i] = value / Math.sqrt(dModel);
    });
    const embeddingNorm = meanNorm(embedding);
    return {
      inputs: { embedding },
      values: {
        embeddingNorm,
        scaledNorm: embeddingNorm * Math.sqrt(dModel),
        encodingNorm: meanNorm(sinusoids(Math.min(vocab, 100), dModel)),
      },
    };
  },
  present: ({ values }, { language, say, parameters: { dModel, vocab } }) => {
    const rows = [
      [say('demo-embedding-scale-word'), values.embeddingNorm],
      [say('demo-embedding-scale-scaled'), values.scaledNorm],
      [say('demo-embedding-scale-position'), values.encodingNorm],
    ] as const;
    const spec: FigureSpec = {
      kind: 'bars',
      title: say('demo-embedding-scale-figure', { dModel: String(dModel) }),
      y: { label: say('demo-embedding-scale-norm') },
      categories: rows.map(([name]) => name),
      series: [{ name: say('demo-embedding-scale-norm'), values: rows.map(([, norm]) => norm) }],
    };
    const told = {
      dModel: String(dModel),
      vocab: String(vocab),
      word: significant(values.embeddingNorm),
      scaled: significant(values.scaledNorm),
      position: significant(values.encodingNorm),
      ratio: significant(values.encodingNorm / values.embeddingNorm),
      after: significant(values.encodingNorm / values.scaledNorm),
    };
    return {
      look: paragraph(say('demo-embedding-scale-look', told)),
      numbers: [
        table(
          ['', say('demo-embedding-scale-norm')],
          rows.map(([name, norm]) => [name, significant(norm, 4)]),
        ),
      ],
      figures: [figure(spec, describeFigure(spec, language))],
      conclusion: paragraph(say('demo-embedding-scale-conclusion', told)),
      tryWith: [
        { label: 'dModel = 64', parameters: { dModel: '64' } },
        { label: 'dModel = 1024', parameters: { dModel: '1024', vocab: '500' } },
      ],
      python: [
        'import numpy as np',
        `e = np.random.normal(0, ${dModel} ** -0.5, size=(${vocab}, ${dModel}))`,
        `angle = np.arange(100)[:, None] * 10000.0 ** (-2 * np.arange(${dModel / 2}) / ${dModel})`,
        'pe = np.concatenate([np.sin(angle), np.cos(angle)], -1)',
        'norm = lambda x: np.linalg.norm(x, axis=-1).mean()',
        `print(norm(e), norm(e) * ${dModel} ** 0.5, norm(pe))`,
      ].join('\n'),
    };
  },
});

/** The mean Euclidean norm of the rows of `[N, D]`. */
const meanNorm = (x: Tensor): number =>
  mean(Array.from({ length: x.shape[0]! }, (_, i) => Math.hypot(...row(x, i))));
