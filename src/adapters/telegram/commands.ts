/** The abilities as Telegram's command list, and what the bot says of itself: written only where it differs. */
import type { BotCommand, BotCommandScope } from '@grammyjs/types';
import type { Api } from 'grammy';
import type { Ability } from '#coach/ability.ts';
import { LANGUAGES, type Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import { calling } from './errors.ts';
import { LIMITS } from './limits.ts';

type Scope = Extract<
  BotCommandScope['type'],
  'all_private_chats' | 'all_group_chats' | 'all_chat_administrators'
>;

/** What each kind of chat offers: in groups nothing that is one's own, but what their admins need. */
const OFFERED: Readonly<Record<Scope, (ability: Ability) => boolean>> = {
  all_private_chats: ({ groupOnly }) => !groupOnly,
  all_group_chats: ({ personal, isTalk }) => !personal || isTalk !== undefined,
  all_chat_administrators: ({ personal, isTalk, forManagers }) =>
    !personal || isTalk !== undefined || forManagers === true,
};

export const SCOPES = Object.keys(OFFERED) as Scope[];

export function commandsFor(
  scope: Scope,
  abilities: readonly Ability[],
  language: Language,
): BotCommand[] {
  const say = wordsOf(language);
  return [
    ...(scope === 'all_private_chats'
      ? [{ command: 'start', description: say('telegram-start') }]
      : []),
    ...abilities.filter(OFFERED[scope]).map(({ name }) => ({
      command: name,
      description: say(`ability-${name}`).slice(0, LIMITS.command.description),
    })),
  ];
}

/** English stands for every language that has none of its own. */
const codeOf = (language: Language) => (language === 'en' ? {} : { language_code: language });

export async function introduce({ raw }: Api, abilities: readonly Ability[]): Promise<void> {
  for (const language of LANGUAGES) {
    const code = codeOf(language);
    const say = wordsOf(language);
    for (const type of SCOPES) {
      const about = { scope: { type }, ...code } as const;
      const commands = commandsFor(type, abilities, language);
      const there = await calling(() => raw.getMyCommands(about));
      if (!same(commands, there)) await calling(() => raw.setMyCommands({ ...about, commands }));
    }
    const long = say('telegram-description');
    const { description } = await calling(() => raw.getMyDescription(code));
    if (description !== long)
      await calling(() => raw.setMyDescription({ ...code, description: long }));
    const short = say('telegram-short');
    const { short_description: shown } = await calling(() => raw.getMyShortDescription(code));
    if (shown !== short)
      await calling(() => raw.setMyShortDescription({ ...code, short_description: short }));
  }
  const menu = await calling(() => raw.getChatMenuButton({}));
  if (menu.type !== 'commands')
    await calling(() => raw.setChatMenuButton({ menu_button: { type: 'commands' } }));
}

const same = (ours: readonly BotCommand[], theirs: readonly BotCommand[]): boolean =>
  ours.length === theirs.length &&
  ours.every(
    ({ command, description }, i) =>
      command === theirs[i]!.command && description === theirs[i]!.description,
  );
