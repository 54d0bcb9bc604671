/**
 * What can be measured of an answer: how much of each key point it says, and what speaks for and against its being true.
 * Nothing is decided here.
 */
import type { Terms } from '#lookup/analyse.ts';
import { clausesOf, sentencesOf, windowsOf } from './clauses.ts';
import { findIn, reports, tokensOf } from './oppositions.ts';
import type { Sheet, Statement } from './sheet.ts';
import { mostLike, NUMBER, overlap, type Said, type Vocabulary } from './vocabulary.ts';

export interface Match {
  readonly id: string;
  readonly weight: number;
  /** How near the nearest words come to a phrasing, 0 to 1. */
  readonly nearness: number;
  readonly evidence: string;
  /** By how much other words come nearer to its opposite than to anything right, and which. */
  readonly against: number;
  readonly counterEvidence: string;
}

/** Each from 0 to 1. */
export interface Signals {
  /** How much of what an interviewer listens for was said. */
  readonly coverage: number;
  /** How well the best single point was said. */
  readonly best: number;
  /** Share of what was said that is more like an opposite of a key point than like anything right. */
  readonly opposed: number;
  /** Share of the values named ("larger", "before") where the bank names others in like statements. */
  readonly conflict: number;
  /** Share of the words that the question's own texts use, and that only other questions use. */
  readonly own: number;
  readonly foreign: number;
}

/** Nearness that earns nothing, and that earns all of a key point. */
const EARNS = { nothing: 0.1, all: 0.6 } as const;
/** How much words belong to the key point they are nearest to, and how little where an opposite is nearer. */
const EXCLUSIVE = 2;
const OPPOSED = 1.5;
/** How slowly values that go against the bank take from what the words earn. */
const AGREED = 0.5;
/** What a statement of the bank counts beside a phrasing. */
const STATED = 0.8;
/** From where, and by how much, words must be more like an opposite than like anything right. */
const OPPOSITE = { likeness: 0.2, margin: 0.05 } as const;
/** How sharply only like statements decide what a value ought to be. */
const ALIKE = 3;
/** Evidence that every share is short of: a little proves little. */
const DOUBT = { opposed: 0.5, value: 0.05, values: 1 } as const;

export function listen(sheet: Sheet, answer: string, vocabulary: Vocabulary) {
  const matches = match(sheet, answer, vocabulary);
  const clauses = sentencesOf(answer)
    .filter((sentence) => findIn(reports, tokensOf(sentence)).length === 0)
    .flatMap(clausesOf)
    .map((text) => ({ text, said: vocabulary.read(text) }))
    .filter(({ said }) => said.words.size > 0);
  const opposed = opposition(sheet, clauses);
  const total = matches.reduce((sum, { weight }) => sum + weight, 0);
  const earned = matches.reduce((sum, { weight, nearness }) => {
    const share = (nearness - EARNS.nothing) / (EARNS.all - EARNS.nothing);
    return sum + weight * Math.min(1, Math.max(0, share));
  }, 0);
  const signals: Signals = {
    coverage: earned / total,
    best: Math.max(...matches.map(({ nearness }) => nearness)),
    opposed: opposed.share,
    conflict: conflictOf(sheet, clauses),
    ...subject(sheet, answer, vocabulary),
  };
  return { signals, matches: matches.map((one) => ({ ...one, ...opposed.of(one.id) })) };
}

/** The nearest words to each key point. Words that are nearer to something else show it only in part. */
function match(sheet: Sheet, answer: string, { read }: Vocabulary) {
  const { points } = sheet;
  const best = points.map(({ id, weight }) => ({ id, weight, nearness: 0, evidence: '' }));
  for (const text of windowsOf(answer)) {
    const said = read(text);
    if (said.words.size === 0) continue;
    const right = points.map((point) => mostLike(point.right, said));
    const nearest = Math.max(...right);
    if (nearest === 0) continue;
    const wrong = Math.max(...points.map((point) => mostLike(point.wrong, said)));
    const votes = votesOn(sheet, said);
    const agreed = (votes.along + AGREED) / (votes.along + votes.against + AGREED);
    right.forEach((value, i) => {
      const nearness =
        agreed *
        value *
        (value / nearest) ** EXCLUSIVE *
        (wrong > value ? (value / wrong) ** OPPOSED : 1);
      if (nearness > best[i]!.nearness) best[i] = { ...best[i]!, nearness, evidence: text };
    });
  }
  return best;
}

interface Clause {
  readonly text: string;
  readonly said: Said;
}

/** Clause by clause: is it more like something right, or like an opposite? */
function opposition({ points, statements }: Sheet, clauses: readonly Clause[]) {
  const against = new Map<string, { readonly against: number; readonly counterEvidence: string }>();
  const stated = statements.filter(({ weight }) => weight > 0).map(({ said }) => said);
  let [right, wrong] = [0, 0];
  for (const { text, said } of clauses) {
    const good = Math.max(
      STATED * mostLike(stated, said),
      ...points.map((point) => mostLike(point.right, said)),
    );
    const opposites = points.map((point) => mostLike(point.wrong, said));
    const bad = Math.max(...opposites);
    if (good > bad) right += good - bad;
    if (bad < OPPOSITE.likeness || bad < good + OPPOSITE.margin) continue;
    wrong += bad - good;
    points.forEach(({ id }, i) => {
      const by = opposites[i]! - good;
      if (opposites[i] === bad && by > (against.get(id)?.against ?? 0))
        against.set(id, { against: by, counterEvidence: text });
    });
  }
  return {
    share: wrong / (right + wrong + DOUBT.opposed),
    of: (id: string) => against.get(id) ?? { against: 0, counterEvidence: '' },
  };
}

/** For every value named: do statements of the bank that are about the same name it too, or another one? */
function conflictOf(sheet: Sheet, clauses: readonly Clause[]): number {
  let [along, against] = [0, 0];
  for (const { said } of clauses) {
    const votes = votesOn(sheet, said);
    along += votes.along;
    against += votes.against;
  }
  return against / (along + against + DOUBT.values);
}

/**
 * What the bank's statements say of the values named, for and against. A number that the bank names anywhere may be right
 * here too, and "not added" leaves open what is done instead.
 */
function votesOn({ naming }: Sheet, said: Said) {
  let [along, against] = [0, 0];
  for (const [group, named] of said.values) {
    const telling = naming.get(group) ?? [];
    for (const value of named) {
      if (value.startsWith('not ')) continue;
      if (
        group === NUMBER &&
        telling.some(({ said: stated }) => stated.values.get(NUMBER)!.has(value))
      )
        continue;
      const agreement = vote(telling, said, group, value);
      if (agreement > 0) along += agreement;
      else against -= agreement;
    }
  }
  return { along, against };
}

/** From 1 (what the bank says) to −1 (it says something else of the same thing). */
function vote(telling: readonly Statement[], said: Said, group: string, value: string): number {
  let [along, against] = [0, 0];
  for (const { said: stated, weight } of telling) {
    const voice =
      alike(said.subjects.get(group)!, stated.subjects.get(group)!) ** ALIKE * Math.abs(weight);
    const same = stated.values.get(group)!.has(value);
    if (same && weight > 0) along += voice;
    else if (same || weight > 0) against += voice;
  }
  return (along - against) / (along + against + DOUBT.value);
}

/** How much of one stands in the other, 0 to 1; it matters less how much more the other says. */
function alike(said: Terms, stated: Terms): number {
  const [ofSaid, ofStated] = overlap(said, stated);
  return ofSaid * Math.sqrt(ofStated);
}

/** Rare words say more of what an answer is about. */
function subject(sheet: Sheet, answer: string, { read, spread }: Vocabulary) {
  let [own, foreign, all] = [0, 0, 0];
  for (const [term, weight] of read(answer).words) {
    const share = spread(term);
    if (sheet.uses(term)) own += weight * Math.log(1 + 1 / share);
    else if (share > 0) foreign += weight * Math.log(1 + 1 / share);
    all += weight * (share > 0 ? Math.log(1 + 1 / share) : 1);
  }
  return { own: all === 0 ? 0 : own / all, foreign: all === 0 ? 0 : foreign / all };
}
