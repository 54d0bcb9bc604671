import { expect, it } from 'vitest';
import { commandsFor } from '#adapters/discord/commands.ts';
import { abilities } from '#coach/abilities.ts';
import { openSpecification } from '../../platforms/discord/openapi.ts';
import { checkCommands } from '../../platforms/discord/rules/commands.ts';

const commands = JSON.parse(JSON.stringify(commandsFor(abilities)));

it('what is registered is within the limits and of the form Discord takes', () => {
  checkCommands(commands);
  const template = '/applications/{application_id}/commands';
  expect(openSpecification()?.request('PUT', template, commands) ?? []).toEqual([]);
});

it('everything has a name of its own in Chinese, and a whole sentence of help', () => {
  const said = (thing: { description: string; description_localizations: object }) =>
    [thing.description, ...Object.values(thing.description_localizations)].join();
  for (const command of commands.slice(0, abilities.length)) {
    const names = command.options.map(
      (option: { name_localizations: Record<string, string> }) =>
        option.name_localizations['zh-CN'],
    );
    expect(new Set(names).size, command.name).toBe(names.length);
    for (const thing of [command, ...command.options])
      expect(said(thing)).not.toMatch(/…|undefined/u);
  }
});

it('every choice says in both languages what it is', () => {
  const choices = commands
    .flatMap(({ options = [] }) => options)
    .flatMap(
      (option: { choices?: { name: string; name_localizations: object; value: string }[] }) =>
        option.choices ?? [],
    );
  expect(choices).toContainEqual({
    name: 'zone: your time zone',
    name_localizations: { 'zh-CN': 'zone：你的时区', 'zh-TW': 'zone：你的時區' },
    value: 'zone',
  });
  for (const { name, name_localizations } of choices) {
    expect(name).not.toMatch(/choice-|…/u);
    expect(Object.values(name_localizations).join()).toMatch(/\p{sc=Han}/u);
  }
});

it('what those who manage a server set up is shown to them alone', () => {
  const managed = commandsFor(abilities).filter(
    (command) => 'default_member_permissions' in command,
  );
  expect(managed).toMatchObject([{ name: 'daily', default_member_permissions: 32 }]);
});
