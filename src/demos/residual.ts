/** A deep stack with and without residual connections: how far the gradient reaches, and whether the tokens stay apart. */
import { gradientNorms } from '#compute/gradients.ts';
import { scale } from '#compute/linear.ts';
import { distances } from '#compute/rank-collapse.ts';
import { stack } from '#compute/shapes.ts';
import { drawMatrix } from '#compute/weights.ts';
import { figure, paragraph, table } from '#document/build.ts';
import { describeFigure } from '#figures/alt.ts';
import type { FigureSpec } from '#figures/spec.ts';
import { defineDemo } from './demo.ts';
import { significant } from './format.ts';
import { integer } from './parameters.ts';

/** Tokens of the attention stack. */
const TOKENS = 32;

export const residual = defineDemo({
  name: 'residual',
  title: { en: 'Residual connections', zh: '残差连接' },
  questions: ['residual'],
  parameters: { depth: integer(24, 2, 48), width: integer(32, 2, 64) },
  run: ({ depth, width }, random) => {
    const layers = Array.from({ length: depth });
    const x = random.normals(width);
    const upstream = random.normals(width);
    // Variance 1 / 3D, as PyTorch draws `nn.Linear`.
    const weights = layers.map(() => scale(drawMatrix(random, width, width), 1 / Math.sqrt(3)));
    const tokens = random.normals(TOKENS, width);
    const projections = layers.map(() => ({
      wq: drawMatrix(random, width, width),
      wk: drawMatrix(random, width, width),
      wv: drawMatrix(random, width, width),
    }));
    const distance = {
      plain: distances(tokens, projections, false),
      residual: distances(tokens, projections, true),
    };
    return {
      inputs: { x, upstream, weights: stack(weights), tokens, projections },
      values: {
        // From the input of the first layer to that of the last.
        gradientNorm: {
          plain: gradientNorms(x, weights, upstream, false),
          residual: gradientNorms(x, weights, upstream, true),
        },
        // ‖X − mean token‖ / ‖X‖ before the first layer and after each.
        distance,
        // The share of ‖X‖² that lies in the mean token after the last layer.
        rankOneShare: {
          plain: 1 - distance.plain.at(-1)! ** 2,
          residual: 1 - distance.residual.at(-1)! ** 2,
        },
      },
    };
  },
  present: ({ values }, { language, say, parameters: { depth, width } }) => {
    const names = { plain: say('demo-residual-plain'), residual: say('demo-residual-residual') };
    const curve = (of: { plain: readonly number[]; residual: readonly number[] }, first: number) =>
      (['residual', 'plain'] as const).map((kind) => ({
        name: names[kind],
        x: of[kind].map((_, i) => i + first),
        // A logarithmic axis has no place for 0.
        y: of[kind].map((value) => Math.max(value, Number.EPSILON)),
      }));
    const gradients: FigureSpec = {
      kind: 'lines',
      title: say('demo-residual-figure-gradient'),
      x: { label: say('demo-residual-layer') },
      y: { label: say('demo-residual-norm'), scale: 'log' },
      series: curve(values.gradientNorm, 1),
    };
    const collapse: FigureSpec = {
      kind: 'lines',
      title: say('demo-residual-figure-distance'),
      x: { label: say('demo-residual-after') },
      y: { label: say('demo-residual-distance'), scale: 'log' },
      series: curve(values.distance, 0),
    };
    const { gradientNorm, distance } = values;
    // Where the paths have drawn apart but neither is lost in rounding yet.
    const shown = Math.min(4, depth);
    const told = {
      depth: String(depth),
      width: String(width),
      plain: significant(gradientNorm.plain[0]! / gradientNorm.plain.at(-1)!),
      residual: significant(gradientNorm.residual[0]! / gradientNorm.residual.at(-1)!),
      shown: String(shown),
      near: significant(distance.plain[shown]!, 2),
      apart: significant(distance.residual[shown]!, 2),
    };
    return {
      look: paragraph(say('demo-residual-look', told)),
      numbers: [
        table(
          ['', names.plain, names.residual],
          [
            [
              say('demo-residual-row-last'),
              significant(gradientNorm.plain.at(-1)!),
              significant(gradientNorm.residual.at(-1)!),
            ],
            [
              say('demo-residual-row-first'),
              significant(gradientNorm.plain[0]!),
              significant(gradientNorm.residual[0]!),
            ],
            [
              say('demo-residual-row-distance', { layer: told.shown }),
              significant(distance.plain[shown]!),
              significant(distance.residual[shown]!),
            ],
            [
              say('demo-residual-row-distance', { layer: told.depth }),
              significant(distance.plain.at(-1)!),
              significant(distance.residual.at(-1)!),
            ],
          ],
        ),
      ],
      figures: [gradients, collapse].map((spec) => figure(spec, describeFigure(spec, language))),
      conclusion: paragraph(say('demo-residual-conclusion', told)),
      tryWith: [
        { label: 'depth = 6', parameters: { depth: '6' } },
        { label: 'depth = 48', parameters: { depth: '48' } },
        { label: 'width = 64', parameters: { width: '64' } },
      ],
      python: [
        'import torch',
        `x, ws = torch.randn(${width}, requires_grad=True), torch.randn(${depth}, ${width}, ${width}) / ${3 * width} ** 0.5`,
        'for skip in (0, 1):',
        '    h, states = x, []',
        '    for w in ws:',
        '        states.append(h)',
        '        h = skip * h + torch.tanh(h @ w)',
        '    print([g.norm().item() for g in torch.autograd.grad(h.sum(), states)])',
      ].join('\n'),
    };
  },
});
