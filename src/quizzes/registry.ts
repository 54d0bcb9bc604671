/** Every template there is; a new one is added here. */
import { alibiPenalty } from './alibi-penalty.ts';
import { attentionOutputShape } from './attention-output-shape.ts';
import { attentionParameterCount } from './attention-parameter-count.ts';
import { batchnormNormaliserCount } from './batchnorm-normaliser-count.ts';
import { bertMaskCount } from './bert-mask-count.ts';
import { bpeNextMerge } from './bpe-next-merge.ts';
import { dotProductVarianceQuiz } from './dot-product-variance.ts';
import { dropoutScaling } from './dropout-scaling.ts';
import { errorCompounding } from './error-compounding.ts';
import { ffnParameterCount } from './ffn-parameter-count.ts';
import { gradientThroughDepth } from './gradient-through-depth.ts';
import { headWidthQuiz } from './head-width.ts';
import { layernormRow } from './layernorm-row.ts';
import { learningRateAtStep } from './learning-rate-at-step.ts';
import { maskMatrix } from './mask-matrix.ts';
import { rprIndex } from './rpr-index.ts';
import { rprVectorCount } from './rpr-vector-count.ts';
import { runningMean } from './running-mean.ts';
import { scoreMemory } from './score-memory.ts';
import { sinusoidWavelength } from './sinusoid-wavelength.ts';
import { softmaxTemperature } from './softmax-temperature.ts';
import type { QuizTemplate } from './template.ts';
import { visibleKeys } from './visible-keys.ts';

export const quizTemplates: readonly QuizTemplate[] = [
  dotProductVarianceQuiz,
  softmaxTemperature,
  attentionOutputShape,
  attentionParameterCount,
  headWidthQuiz,
  maskMatrix,
  visibleKeys,
  rprVectorCount,
  rprIndex,
  sinusoidWavelength,
  bpeNextMerge,
  learningRateAtStep,
  dropoutScaling,
  layernormRow,
  batchnormNormaliserCount,
  runningMean,
  ffnParameterCount,
  scoreMemory,
  bertMaskCount,
  alibiPenalty,
  gradientThroughDepth,
  errorCompounding,
];
