import { expect, it } from 'vitest';
import { analyse } from '#lookup/analyse.ts';
import { createClassifier, train } from '#lookup/classifier.ts';
import { normalise } from '#lookup/normalise.ts';

const terms = (text: string) => analyse(normalise(text));
const documents = [
  ['why several heads', 'one head or many heads'],
  ['why narrow heads', 'width of one head'],
  ['weather in june'],
].map((texts) => texts.map((text) => ({ field: 'alias' as const, terms: terms(text) })));
const classify = createClassifier(train(documents));

it('learns what tells two near documents apart', () => {
  const [many, narrow, weather] = classify(terms('what width has a head'));
  expect(narrow).toBeGreaterThan(many!);
  expect(many).toBeGreaterThan(weather!);
});

it('gives probabilities, all alike where it has heard nothing', () => {
  const unheard = [...classify(terms('quetzalcoatl'))];
  for (const value of unheard) expect(value).toBeCloseTo(1 / 3, 12);
  const heard = [...classify(terms('weather'))];
  expect(heard.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  expect(heard[2]).toBeGreaterThan(0.5);
});

it('does not hear what has no terms at all', () => {
  for (const value of classify(new Map())) expect(value).toBeCloseTo(1 / 3, 12);
});
