/** A command as somebody's app offers it: only where it is installed, only to those who may, with checked options. */
import { ApplicationCommandOptionType as Option } from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { type Json, listOf } from '../flaws.ts';
import { contextOf } from '../interactions.ts';
import type { Channel, Command, User } from '../state.ts';
import { mayUse } from './world.ts';

/** Finds a command by its name in the person's own language, or says why it isn't offered. */
export function offered(
  name: string,
  type: 1 | 2 | 3,
  user: User,
  channel: Channel,
  { state }: Backend,
): Command {
  const known = [...state.commands.values()].filter(
    ({ guild, body }) =>
      (guild === undefined || guild === channel.guild) && ((body.type as number) ?? 1) === type,
  );
  const command = known.find(({ body }) => namesOf(body, user.locale).includes(name));
  if (!command) {
    const names = known.map(({ body }) => body.name).join(', ');
    throw new Error(`no command ${name}; there are: ${names}`);
  }
  const { body } = command;
  const context = contextOf(channel, state.application.id);
  const contexts = body.contexts as readonly number[] | null | undefined;
  if (contexts && !contexts.includes(context)) throw new Error(`${name} is not offered here`);
  const guild = channel.guild === undefined ? undefined : state.guilds.get(channel.guild)!;
  const types = (body.integration_types ?? [0]) as readonly number[];
  const forGuild = (guild?.installed || context === 1) && types.includes(0);
  if (!forGuild && !(user.installed && types.includes(1))) {
    throw new Error(`${name} is not installed here`);
  }
  const rights = body.default_member_permissions;
  if (guild && rights !== undefined && rights !== null) {
    if (!mayUse(user.id, guild, BigInt(rights as string))) {
      throw new Error(`${user.name} may not use ${name}`);
    }
  }
  return command;
}

export const namesOf = (named: Json, locale: string): unknown[] => [
  named.name,
  (named.name_localizations as Json | null | undefined)?.[locale],
];

/** The values of a command's options as an interaction carries them; throws where the app would not let one send. */
export function filled(
  body: Json,
  given: Readonly<Record<string, string | number>>,
  locale: string,
  focused?: string,
): Json[] {
  const options = listOf(body.options);
  const values = Object.entries(given).map(([name, value]): Json => {
    const option = options.find((candidate) => namesOf(candidate, locale).includes(name));
    if (!option) throw new Error(`no option ${name}: ${options.map((o) => o.name).join(', ')}`);
    if (name !== focused) refuseValue(option, value);
    return {
      name: option.name,
      type: option.type,
      value,
      ...(name === focused ? { focused: true } : {}),
    };
  });
  const missing = options.filter(
    (option) => option.required && !values.some(({ name }) => name === option.name),
  );
  if (missing.length > 0 && focused === undefined) {
    throw new Error(`missing options: ${missing.map(({ name }) => name).join(', ')}`);
  }
  return values;
}

function refuseValue(option: Json, value: string | number): void {
  const choices = listOf(option.choices);
  const refuse = (why: string): never => {
    throw new Error(`the option ${option.name} takes ${why}, not ${value}`);
  };
  if (option.type === Option.Integer || option.type === Option.Number) {
    const number = typeof value === 'number' ? value : Number.NaN;
    if (Number.isNaN(number)) refuse('a number');
    const { min_value: low = -Infinity, max_value: high = Infinity } = option;
    if (number < (low as number)) refuse(`at least ${low}`);
    if (number > (high as number)) refuse(`at most ${high}`);
  }
  if (option.type === Option.String) {
    if (typeof value !== 'string') refuse('a text');
    const { length } = String(value);
    if (length > ((option.max_length as number) ?? 6000)) refuse('a shorter text');
    if (length < ((option.min_length as number) ?? 0)) refuse('a longer text');
  }
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    refuse(choices.map((choice) => choice.value).join(', '));
  }
}
