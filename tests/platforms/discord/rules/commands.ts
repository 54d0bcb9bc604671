/** What commands an app may register (interactions/application-commands). */
import { ApplicationCommandOptionType as Option } from 'discord-api-types/v10';
import { type Check, createCheck, type Json, listOf, type Path, textIn } from '../flaws.ts';
import { COMMAND_NAME, LIMITS, LOCALES, lengthOf } from '../limits.ts';
import { Refusal, refuseFlawed } from '../refusal.ts';

const CHAT_INPUT = 1;
const NESTED: readonly unknown[] = [Option.Subcommand, Option.SubcommandGroup];
const COMPLETED: readonly unknown[] = [Option.String, Option.Integer, Option.Number];

/** Refuses a list of commands that can't be the whole list of one scope. */
export function checkCommands(commands: readonly Json[]): void {
  const check = createCheck();
  const names = new Set<string>();
  const counts = new Map<number, number>();
  for (const [index, command] of commands.entries()) {
    checkCommand(command, [index], check);
    const type = typeOf(command);
    const key = `${type} ${command.name}`;
    if (names.has(key)) {
      const message = 'Application command names must be unique';
      check.flaw([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message);
    }
    names.add(key);
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  refuseFlawed(check.flaws);
  for (const [type, count] of counts) {
    if (count > LIMITS.commands[type]!) throw new Refusal(30032);
  }
}

const typeOf = ({ type }: Json): number => (type as number | null | undefined) ?? CHAT_INPUT;

function checkCommand(command: Json, path: Path, check: Check): void {
  const isChatInput = typeOf(command) === CHAT_INPUT;
  checkName(command, path, isChatInput, check);
  if (isChatInput) checkDescription(command, path, check);
  else {
    if (command.description) {
      const message = 'Context menu commands cannot have description';
      check.flaw([...path, 'description'], 'APPLICATION_COMMAND_INVALID_DESCRIPTION', message);
    }
    check.count([...path, 'options'], listOf(command.options), 0, 0);
  }
  checkOptions(command, path, check);
  if (sizeOf(command) > LIMITS.commandTotal) {
    const message = `Command exceeds maximum size (${LIMITS.commandTotal})`;
    check.flaw(path, 'APPLICATION_COMMAND_TOO_LARGE', message);
  }
}

function checkName(named: Json, path: Path, strict: boolean, check: Check): void {
  check.required([...path, 'name'], named.name);
  const names = Object.entries((named.name_localizations as Json | null) ?? {});
  for (const [at, name] of [
    [['name'], named.name] as const,
    ...names.map(([locale, text]) => [['name_localizations', locale], text] as const),
  ]) {
    const where = [...path, ...at];
    check.text(where, name, 1, LIMITS.commandName);
    const text = textIn(name);
    if (strict && (!COMMAND_NAME.test(text) || text !== text.toLowerCase())) {
      const message = 'Command name is invalid';
      check.flaw(where, 'APPLICATION_COMMAND_INVALID_NAME', message);
    }
  }
  checkLocales(named.name_localizations, [...path, 'name_localizations'], check);
}

function checkDescription(described: Json, path: Path, check: Check): void {
  check.required([...path, 'description'], described.description);
  check.text([...path, 'description'], described.description, 1, LIMITS.commandDescription);
  const at = [...path, 'description_localizations'];
  for (const [locale, text] of Object.entries(
    (described.description_localizations as Json | null) ?? {},
  )) {
    check.text([...at, locale], text, 1, LIMITS.commandDescription);
  }
  checkLocales(described.description_localizations, at, check);
}

function checkLocales(localisations: unknown, path: Path, check: Check): void {
  for (const locale of Object.keys((localisations as Json | null) ?? {})) {
    if (!LOCALES.has(locale)) check.flaw([...path, locale], 'INVALID_LOCALE', 'Unknown locale');
  }
}

function checkOptions(parent: Json, path: Path, check: Check): void {
  const options = listOf(parent.options);
  check.count([...path, 'options'], options, 0, LIMITS.commandOptions);
  const names = new Set<unknown>();
  let optional = false;
  for (const [index, option] of options.entries()) {
    const at = [...path, 'options', index];
    checkName(option, at, true, check);
    checkDescription(option, at, check);
    if (names.has(option.name)) {
      const message = 'Option name is already used';
      check.flaw([...at, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message);
    }
    names.add(option.name);
    if (NESTED.includes(option.type)) {
      checkOptions(option, at, check);
      continue;
    }
    if (option.required && optional) {
      const message = 'Required options must be placed before non-required options';
      check.flaw(at, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    optional ||= !option.required;
    checkChoicesOf(option, at, check);
  }
}

function checkChoicesOf(option: Json, path: Path, check: Check): void {
  const choices = listOf(option.choices);
  check.count([...path, 'choices'], choices, 0, LIMITS.choices);
  if (option.autocomplete && (choices.length > 0 || !COMPLETED.includes(option.type))) {
    const message = 'Autocomplete goes with texts and numbers that have no choices';
    check.flaw(path, 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID', message);
  }
  const values = new Set<unknown>();
  for (const [index, choice] of choices.entries()) {
    const at = [...path, 'choices', index];
    check.required([...at, 'name'], choice.name);
    check.text([...at, 'name'], choice.name, 1, LIMITS.choiceText);
    if (typeof choice.value === 'string') {
      check.text([...at, 'value'], choice.value, 1, LIMITS.choiceText);
    }
    checkLocales(choice.name_localizations, [...at, 'name_localizations'], check);
    for (const [locale, name] of Object.entries((choice.name_localizations as Json | null) ?? {})) {
      check.text([...at, 'name_localizations', locale], name, 1, LIMITS.choiceText);
    }
    if (values.has(choice.value)) {
      const message = 'Choice value is already used';
      check.flaw([...at, 'value'], 'APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_EXISTS', message);
    }
    values.add(choice.value);
  }
}

/** Names, descriptions and values together, each in its longest localisation. */
function sizeOf(part: Json): number {
  const longest = (text: unknown, localised: unknown): number =>
    Math.max(
      ...[text, ...Object.values((localised as Json | null) ?? {})].map((t) => lengthOf(textIn(t))),
    );
  return (
    longest(part.name, part.name_localizations) +
    longest(part.description, part.description_localizations) +
    lengthOf(textIn(part.value)) +
    [...listOf(part.options), ...listOf(part.choices)]
      .map(sizeOf)
      .reduce((sum, size) => sum + size, 0)
  );
}
