/** The compute core beside the libraries a JavaScript program would otherwise use, interleaved in one run. */
import { type Contender, rows, type Work } from './compute/contender.ts';
import { jax } from './compute/jax.ts';
import { mathjs } from './compute/mathjs.ts';
import { mlMatrix } from './compute/ml-matrix.ts';
import { ours } from './compute/ours.ts';
import { tfjs } from './compute/tfjs.ts';
import { median, ms, timed } from './measure.ts';

const CONTENDERS: readonly Contender[] = [ours, mlMatrix, mathjs, tfjs, jax];
/** Of them, those that are plain JavaScript. */
const PLAIN = new Set([mlMatrix, mathjs, tfjs]);
/** Rounds in which each contender has its turn; who is slow has fewer. */
const ROUNDS = 15;
/** A turn repeats short work until this has passed. */
const TURN_MS = 20;

export async function bench(): Promise<void> {
  const table: string[][] = [];
  for (const { name, work } of rows()) {
    const works = CONTENDERS.map((contender) => work(contender));
    await agree(name, works);
    const times: number[][] = works.map(() => []);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [i, run] of works.entries()) times[i]!.push(await turn(run));
    }
    const medians = times.map(median);
    const best = Math.min(...CONTENDERS.flatMap((c, i) => (PLAIN.has(c) ? [medians[i]!] : [])));
    table.push([name, ...medians.map(ms), `${(best / medians[0]!).toFixed(2)} ×`]);
  }
  print(['', ...CONTENDERS.map(({ name }) => name), 'best plain JavaScript / ours'], table);
}

/** Milliseconds one call takes, on average over a turn. */
async function turn(run: Work): Promise<number> {
  let calls = 0;
  let total = 0;
  while (total < TURN_MS) {
    total += await timed(run);
    calls++;
  }
  return total / calls;
}

/** Holds the results against ours: a fast wrong answer is no answer. */
async function agree(name: string, works: readonly Work[]): Promise<void> {
  const wanted = await works[0]!();
  for (const [i, run] of works.entries()) {
    const got = await run();
    let off = wanted.length === got.length ? 0 : Number.POSITIVE_INFINITY;
    for (let j = 0; j < wanted.length; j++) off = Math.max(off, Math.abs(got[j]! - wanted[j]!));
    // Loose enough for float32 over sums of 512 numbers.
    if (!(off < 1e-3)) throw new Error(`${name}: ${CONTENDERS[i]!.name} is off by ${off}`);
  }
}

function print(header: readonly string[], table: readonly (readonly string[])[]): void {
  const widths = header.map((_, i) =>
    Math.max(...[header, ...table].map((cells) => cells[i]!.length)),
  );
  for (const cells of [header, ...table]) {
    console.log(
      cells
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
        .join('  '),
    );
  }
}
