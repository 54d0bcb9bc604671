/** What can be pressed, as rows: buttons where they are few, selects where they are many. */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Action, Choice, Option } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { type Words, wordsOf } from '#locales/words.ts';
import { shortId } from '../button-ids.ts';
import { plainText, shortened } from '../shared/plain-text.ts';
import { customId, type Meant } from './custom-ids.ts';
import { LIMITS } from './limits.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** More actions than these stand in a select. */
const FEW = 10;

const STYLES = {
  plain: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const;

/** Collects the ids that are too long to stand in a message, so that they can be kept. */
export interface Ids {
  short(id: string): string;
  readonly long: readonly string[];
}

export function createIds(): Ids {
  const long: string[] = [];
  return {
    short: (id) => {
      const short = shortId(id, LIMITS.customId);
      if (short !== id) long.push(id);
      return short;
    },
    long,
  };
}

const button = (
  meant: Meant,
  label: string,
  style: Action['style'],
  ids: Ids,
): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: STYLES[style ?? 'plain'],
  label: shortened(label, LIMITS.label),
  custom_id: ids.short(customId(meant)),
});

export const letterButton = (
  { letter, actionId, picked }: Option,
  ids: Ids,
): APIButtonComponentWithCustomId =>
  button(
    { kind: 'press', id: actionId },
    `${picked ? '☑ ' : ''}${letter.toUpperCase()}`,
    picked ? 'primary' : 'plain',
    ids,
  );

/** Where everybody answers for themselves and several are right, a select takes all letters at once. */
export const takesSeveral = ({ quiz }: Choice): boolean => (quiz?.answers.length ?? 0) > 1;

/** Letters of a choice, unless each stands beside its option. */
export function choiceRows(choice: Choice, language: Language, ids: Ids): Row[] {
  const { options, quiz } = choice;
  if (!quiz || !takesSeveral(choice)) {
    return inRows(options.map((option) => letterButton(option, ids)));
  }
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: ids.short(customId({ kind: 'settle', settle: quiz.settle })),
    placeholder: wordsOf(language)('quiz-several'),
    min_values: 1,
    max_values: options.length,
    options: options.map(({ letter, text }) => ({
      label: shortened(`${letter.toUpperCase()} ${plainText(text)}`, LIMITS.optionText),
      value: letter,
    })),
  };
  return [row([select])];
}

/** Actions once each: buttons, and a select for what is beyond a few. */
export function actionRows(actions: readonly Action[], language: Language, ids: Ids): Row[] {
  const unique = [...new Map(actions.map((action) => [action.id, action])).values()];
  const isPlain = ({ style, asks }: Action) =>
    asks === undefined && (style === undefined || style === 'plain');
  const chosen = unique.length > FEW ? unique.filter(isPlain) : [];
  const pressed = unique.filter((action) => !chosen.includes(action));
  return [
    ...selects(chosen, wordsOf(language), ids),
    ...inRows(
      pressed.map(({ id, label, style, asks }) =>
        button(
          asks === undefined ? { kind: 'press', id } : { kind: 'ask', id, label: asks },
          label,
          style,
          ids,
        ),
      ),
    ),
  ];
}

function selects(actions: readonly Action[], say: Words, ids: Ids): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < actions.length; i += LIMITS.options) {
    rows.push(
      row([
        {
          type: ComponentType.StringSelect,
          custom_id: customId({ kind: 'choose' }, rows.length),
          placeholder: say('discord-choose'),
          options: actions.slice(i, i + LIMITS.options).map(({ id, label }) => ({
            label: shortened(label, LIMITS.optionText),
            value: ids.short(id),
          })),
        },
      ]),
    );
  }
  return rows;
}

/** The folded parts: one is a button, several are a select. Labels that are alike are numbered. */
export function foldedRows(folded: string, labels: readonly string[], language: Language): Row[] {
  if (labels.length === 0) return [];
  const told = labels.map((label, i) => {
    const before = labels.slice(0, i).filter((other) => other === label).length;
    return before === 0 ? label : `${label} (${before + 1})`;
  });
  const idOf = (part: number) => customId({ kind: 'open', folded, part });
  if (told.length === 1) {
    return inRows([
      {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: shortened(`▸ ${told[0]}`, LIMITS.label),
        custom_id: idOf(0),
      },
    ]);
  }
  return [
    row([
      {
        type: ComponentType.StringSelect,
        custom_id: customId({ kind: 'choose' }, LIMITS.options),
        placeholder: wordsOf(language)('discord-more'),
        options: told.slice(0, LIMITS.options).map((label, part) => ({
          label: shortened(label, LIMITS.optionText),
          value: idOf(part),
        })),
      },
    ]),
  ];
}

function inRows(buttons: readonly APIButtonComponentWithCustomId[]): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < buttons.length; i += LIMITS.rowButtons) {
    rows.push(row(buttons.slice(i, i + LIMITS.rowButtons)));
  }
  return rows;
}

const row = (components: APIComponentInMessageActionRow[]): Row => ({
  type: ComponentType.ActionRow,
  components,
});
