/** The sinusoidal encoding as a picture, with the wavelengths of its pairs. */
import { sinusoids, wavelengths } from '#compute/sinusoids.ts';
import { row } from '#compute/tensor.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { UserError } from '#locales/user-error.ts';
import { defineDemo } from './demo.ts';
import { fixed, significant } from './format.ts';
import { integer } from './parameters.ts';

export const sinusoid = defineDemo({
  name: 'sinusoid',
  title: { en: 'Sinusoidal position encoding', zh: '正余弦位置编码' },
  questions: ['positional-encoding'],
  exact: true,
  parameters: { n: integer(32, 1, 512), dModel: integer(64, 2, 1024) },
  check: ({ dModel }) => {
    if (dModel % 2 !== 0) throw new UserError('demo-sinusoid-odd', { dModel: String(dModel) });
  },
  run: ({ n, dModel }) => ({
    inputs: {},
    values: { encoding: sinusoids(n, dModel), wavelengths: wavelengths(dModel) },
  }),
  present: (
    { values: { encoding, wavelengths: all } },
    { language, say, parameters: { n, dModel } },
  ) => {
    const positions = Array.from({ length: n }, (_, i) => String(i));
    const heatmap: FigureSpec = {
      kind: 'heatmap',
      title: say('demo-sinusoid-figure', { dModel: String(dModel) }),
      rowLabel: say('demo-sinusoid-position'),
      columnLabel: say('demo-sinusoid-dimension'),
      colours: 'diverging',
      panels: [
        {
          title: '',
          rows: positions,
          columns: Array.from({ length: dModel }, (_, i) => String(i)),
          values: positions.map((_, i) => [...row(encoding, i)]),
        },
      ],
    };
    const pairs = [...new Set([0, Math.floor(all.length / 8), Math.floor(all.length / 4)])];
    const waves: FigureSpec = {
      kind: 'lines',
      title: say('demo-sinusoid-waves'),
      x: { label: say('demo-sinusoid-position') },
      y: { label: 'sin' },
      series: pairs.map((pair) => ({
        name: say('demo-sinusoid-dim', { dimension: String(2 * pair) }),
        x: positions.map(Number),
        y: positions.map((_, i) => row(encoding, i)[2 * pair]!),
      })),
    };
    const told = {
      shortest: significant(all[0]!),
      longest: significant(all.at(-1)!, 5),
      dModel: String(dModel),
      norm: fixed(dModel / 2, 0),
    };
    return {
      look: paragraph(say('demo-sinusoid-look', told)),
      numbers: [
        table(
          [say('demo-sinusoid-pair'), say('demo-sinusoid-wavelength')],
          [...new Set([...pairs, Math.floor(all.length / 2), all.length - 1])].map((pair) => [
            `${2 * pair}, ${2 * pair + 1}`,
            significant(all[pair]!, 5),
          ]),
        ),
      ],
      figures: [
        figure(heatmap, describeFigure(heatmap, language)),
        ...(n > 1 ? [figure(waves, describeFigure(waves, language))] : []),
      ],
      conclusion: paragraph(say('demo-sinusoid-conclusion', told)),
      tryWith: [
        { label: 'dModel = 128', parameters: { dModel: '128' } },
        { label: 'n = 64, dModel = 16', parameters: { n: '64', dModel: '16' } },
      ],
      python: [
        'import numpy as np',
        `pos, i = np.arange(${n})[:, None], np.arange(${dModel / 2})`,
        `angle = pos * 10000.0 ** (-2 * i / ${dModel})`,
        `pe = np.stack([np.sin(angle), np.cos(angle)], -1).reshape(${n}, ${dModel})`,
      ].join('\n'),
    };
  },
});
