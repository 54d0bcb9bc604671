/** Every demo, in teaching order. Adding one is adding a file and its line here. */
import { activations } from './activations.ts';
import { attention } from './attention.ts';
import { batchnorm } from './batchnorm.ts';
import { bertMask } from './bert-mask.ts';
import { bpe } from './bpe.ts';
import { crossAttention } from './cross-attention.ts';
import { decoder } from './decoder.ts';
import type { Demo } from './demo.ts';
import { dotVsAdditive } from './dot-vs-additive.ts';
import { dropout } from './dropout.ts';
import { embeddingScale } from './embedding-scale.ts';
import { encoder } from './encoder.ts';
import { headCost } from './head-cost.ts';
import { leak } from './leak.ts';
import { masks } from './masks.ts';
import { multiHead } from './multi-head.ts';
import { norms } from './norms.ts';
import { parallelism } from './parallelism.ts';
import { peDistance } from './pe-distance.ts';
import { positions } from './positions.ts';
import { qkSharing } from './qk-sharing.ts';
import { residual } from './residual.ts';
import { rpr } from './rpr.ts';
import { saturation } from './saturation.ts';
import { schedule } from './schedule.ts';
import { sinusoid } from './sinusoid.ts';
import { variance } from './variance.ts';
import { wordpiece } from './wordpiece.ts';

export const demos = [
  variance,
  saturation,
  attention,
  masks,
  multiHead,
  headCost,
  qkSharing,
  dotVsAdditive,
  encoder,
  residual,
  decoder,
  crossAttention,
  leak,
  parallelism,
  embeddingScale,
  sinusoid,
  peDistance,
  rpr,
  positions,
  norms,
  dropout,
  schedule,
  bpe,
  wordpiece,
  activations,
  batchnorm,
  bertMask,
] as readonly unknown[] as readonly Demo[];
