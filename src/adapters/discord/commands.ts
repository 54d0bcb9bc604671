/** Slash commands and context menus, made from the abilities, with names and help in the languages Discord shows. */
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { Converter } from 'opencc-js/cn2t';
import type { Ability, AbilityOption } from '#coach/ability.ts';
import { wordsOf } from '#locales/words.ts';
import { shortened } from '../shared/plain-text.ts';
import { LIMITS } from './limits.ts';

const converted = Converter({ from: 'cn', to: 'twp' });
/** What the converter's phrases make of our words, and what one says in Taiwan. */
const SAID: Readonly<Record<string, string>> = {
  引數: '參數',
  賬號: '帳號',
  平臺: '平台',
  檢視: '查看',
  獲取: '取得',
  本季度: '本季',
};
const toTraditional = (text: string): string =>
  converted(text).replaceAll(
    new RegExp(Object.keys(SAID).join('|'), 'gu'),
    (word: string) => SAID[word]!,
  );
const [english, chinese] = [wordsOf('en'), wordsOf('zh')];

/** The names of the context menus: their ids, too. */
export const ASK_ABOUT = english('discord-menu-ask');
const STUDY_STATS = english('discord-menu-stats');

const inChinese = (key: string): LocalizationMap => {
  const text = chinese(key);
  return { 'zh-CN': text, 'zh-TW': toTraditional(text) };
};

const ANYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
};

/** A room that goes on by itself needs the coach as a member. */
const reach = ({ groupOnly, proceed }: Ability) =>
  groupOnly
    ? {
        contexts: [InteractionContextType.Guild],
        integration_types: proceed
          ? [ApplicationIntegrationType.GuildInstall]
          : ANYWHERE.integration_types,
      }
    : ANYWHERE;

/** The specification takes the number, which Discord tells back as text; the types know the text alone. */
const MANAGERS = Number(PermissionFlagsBits.ManageGuild) as unknown as string;

export const commandsFor = (
  abilities: readonly Ability[],
): RESTPostAPIApplicationCommandsJSONBody[] => [
  ...abilities.map(
    (ability): RESTPostAPIApplicationCommandsJSONBody => ({
      type: ApplicationCommandType.ChatInput,
      name: ability.name,
      name_localizations: inChinese(`command-${ability.name}`),
      description: help(english(`ability-${ability.name}`)),
      description_localizations: helpInChinese(`ability-${ability.name}`),
      options: ability.options.map((option) => optionOf(ability, option)),
      ...(ability.managed ? { default_member_permissions: MANAGERS } : {}),
      ...reach(ability),
    }),
  ),
  {
    type: ApplicationCommandType.Message,
    name: ASK_ABOUT,
    name_localizations: inChinese('discord-menu-ask'),
    ...ANYWHERE,
  },
  {
    type: ApplicationCommandType.User,
    name: STUDY_STATS,
    name_localizations: inChinese('discord-menu-stats'),
    ...ANYWHERE,
  },
];

const help = (text: string): string => shortened(text, LIMITS.commandDescription);

const helpInChinese = (key: string): LocalizationMap =>
  Object.fromEntries(Object.entries(inChinese(key)).map(([locale, text]) => [locale, help(text!)]));

function optionOf(ability: Ability, option: AbilityOption): APIApplicationCommandBasicOption {
  const key = `option-${ability.name}-${option.name}`;
  const base = {
    name: option.name,
    name_localizations: inChinese(`option-name-${option.name}`),
    description: help(english(key)),
    description_localizations: helpInChinese(key),
    required: option.required,
  };
  if (option.integer) {
    const [min_value, max_value] = option.integer;
    return { ...base, type: ApplicationCommandOptionType.Integer, min_value, max_value };
  }
  const type = ApplicationCommandOptionType.String as const;
  if (option.values && option.values.length <= LIMITS.choices) {
    const choices = option.values.map((value) => ({
      name: english(`choice-${ability.name}-${option.name}-${value}`),
      name_localizations: inChinese(`choice-${ability.name}-${option.name}-${value}`),
      value,
    }));
    return { ...base, type, choices };
  }
  return {
    ...base,
    type,
    max_length: option.rest ? LIMITS.typedOption : LIMITS.choiceText,
    ...(option.suggest ? { autocomplete: true } : {}),
  };
}
