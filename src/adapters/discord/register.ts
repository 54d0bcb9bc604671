/** Registers the commands, but only where Discord has others: it takes few changes a day, and shows them late. */
import { isDeepStrictEqual } from 'node:util';
import type { REST } from 'discord.js';
import { type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord-api-types/v10';

type Command = RESTPostAPIApplicationCommandsJSONBody;

/** Whether anything had to be changed. */
export async function registerCommands(
  rest: REST,
  application: string,
  commands: readonly Command[],
): Promise<boolean> {
  const known = (await rest.get(Routes.applicationCommands(application), {
    query: new URLSearchParams({ with_localizations: 'true' }),
  })) as Command[];
  const byName = (list: readonly Command[]) =>
    list
      .map((command) => essence(command) as { type: number; name: string })
      .toSorted((a, b) => a.type - b.type || (a.name < b.name ? -1 : 1));
  if (isDeepStrictEqual(byName(known), byName(commands))) return false;
  await rest.put(Routes.applicationCommands(application), { body: commands });
  return true;
}

/** What makes a command what it is; Discord adds ids, and leaves out or fills in what is not set. */
const FIELDS = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'choices',
  'required',
  'autocomplete',
  'min_value',
  'max_value',
  'max_length',
  'value',
  'default_member_permissions',
  'contexts',
  'integration_types',
];
const LISTS_IN_ORDER = new Set(['options', 'choices']);

function essence(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) {
    const inner = value.map((item) => essence(item));
    return LISTS_IN_ORDER.has(field) ? inner : inner.toSorted();
  }
  if (value === null || typeof value !== 'object')
    return field === 'default_member_permissions' ? String(value) : value;
  const isMap = field.endsWith('_localizations');
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => (isMap || FIELDS.includes(key)) && !isUnset(inner))
      .map(([key, inner]) => [key, essence(inner, key)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const isUnset = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);
