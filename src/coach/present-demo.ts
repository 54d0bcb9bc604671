/** A demo's result as blocks: whole for `/demo`, shorter inside an answer, and the buttons to run it again. */
import type { Demo, Result } from '#demos/demo.ts';
import { parseParameters } from '#demos/index.ts';
import { code, details, paragraph } from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import type { Action } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';

export interface DemoRequest {
  readonly demo: Demo;
  /** The checked values, and what was typed for them (for the buttons). */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly typed: Readonly<Record<string, string>>;
  readonly seed: number;
  /** Name the demo on the buttons, where those of several stand together. @default false */
  readonly named?: boolean;
  /** Several demos stand in one text, so that each says on its folded part whose numbers these are. @default false */
  readonly amongOthers?: boolean;
}

export interface PresentedDemo {
  readonly whole: Block[];
  /** What to look at, the figure and the conclusion; the numbers folded. */
  readonly embedded: Block[];
  readonly actions: Action[];
}

export function presentDemo(
  { demo, parameters, typed, seed, named = false, amongOthers = false }: DemoRequest,
  result: Result,
  language: Language,
): PresentedDemo {
  const say = wordsOf(language);
  const shown = demo.present(result, { language, say, parameters: parameters as never, seed });
  const reproduce = details([say('demo-reproduce')], code('python', shown.python));
  return {
    whole: [shown.look, ...shown.figures, ...shown.numbers, shown.conclusion, reproduce],
    embedded: [
      shown.look,
      ...shown.figures,
      shown.conclusion,
      details(
        [
          amongOthers
            ? say('demo-numbers-of', { demo: demo.title[language] })
            : say('demo-numbers'),
        ],
        ...shown.numbers,
        ...(demo.exact ? [] : [paragraph(say('demo-seed', { seed: String(seed) }))]),
        code('python', shown.python),
      ),
    ],
    // What is on the screen already is not worth trying, and what does not go with the rest can't be.
    actions: shown.tryWith
      .filter(({ parameters: others }) => differs(others, parameters))
      .filter(({ parameters: others }) => fits(demo, { ...typed, ...others }))
      .map(({ label, parameters: others }) => ({
        id: demoAction(demo.name, { ...typed, ...others }, seed),
        label: named ? say('demo-try-of', { label, demo: demo.name }) : say('demo-try', { label }),
      })),
  };
}

/** The button that runs a demo: `demo:variance dk:512`; the seed is named only where it is not the usual one. */
export function demoAction(
  name: string,
  parameters: Readonly<Record<string, string>>,
  seed: number,
): string {
  const pairs = Object.entries(parameters).map(([key, value]) => demoPair(key, value));
  return [`demo:${name}`, ...pairs, ...(seed === 1 ? [] : [`seed:${seed}`])].join(' ');
}

/** A parameter as it is typed: `dk:512`, `text:"low lower"`. */
export const demoPair = (name: string, value: string): string =>
  /^[^\s"]+$/u.test(value) ? `${name}:${value}` : `${name}:"${value.replaceAll('"', '')}"`;

function fits(demo: Demo, typed: Readonly<Record<string, string>>): boolean {
  try {
    parseParameters(demo, typed);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

const differs = (
  typed: Readonly<Record<string, string>>,
  shown: Readonly<Record<string, unknown>>,
): boolean => Object.entries(typed).some(([name, value]) => String(shown[name]) !== value);
