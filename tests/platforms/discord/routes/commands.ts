/** The commands of an app, global and of one server (interactions/application-commands). */
import type { Backend } from '../backend.ts';
import { type Json, listOf } from '../flaws.ts';
import { LIMITS } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import { checkCommands } from '../rules/commands.ts';
import type { Command } from '../state.ts';
import { type Call, done, found, ok, type Route } from './route.ts';

const GLOBAL = '/applications/{application_id}/commands';
const GUILD = '/applications/{application_id}/guilds/{guild_id}/commands';

export const commandRoutes: readonly Route[] = [GLOBAL, GUILD].flatMap((scope): Route[] => [
  {
    method: 'GET',
    template: scope,
    run: (call) => {
      const localised = call.query.get('with_localizations') === 'true';
      return ok(inScope(call).map((command) => shapeOf(command, call.backend, localised)));
    },
  },
  {
    method: 'PUT',
    template: scope,
    run: (call) => {
      const { backend, params } = call;
      const { commands } = backend.state;
      const bodies = listOf(call.body);
      checkCommands(bodies);
      const before = inScope(call);
      const same = (body: Json) =>
        before.find((c) => c.body.name === body.name && typeOf(c.body) === typeOf(body));
      const fresh = bodies.filter((body) => !same(body));
      if (fresh.length > LIMITS.commandCreatesADay) throw new Refusal(30034);
      for (const { id } of before) commands.delete(id);
      const made = bodies.map((body) => ({
        id: same(body)?.id ?? backend.nextId(),
        body,
        ...(params.guild_id === undefined ? {} : { guild: params.guild_id }),
      }));
      for (const command of made) commands.set(command.id, command);
      backend.changed();
      return ok(made.map((command) => shapeOf(command, backend, true)));
    },
  },
  {
    method: 'POST',
    template: scope,
    run: (call) => {
      const { backend, body, params } = call;
      const twin = inScope(call).find(
        (c) => c.body.name === body.name && typeOf(c.body) === typeOf(body),
      );
      checkCommands([
        ...inScope(call)
          .filter((c) => c !== twin)
          .map((c) => c.body),
        body,
      ]);
      const command: Command = {
        id: twin?.id ?? backend.nextId(),
        body,
        ...(params.guild_id === undefined ? {} : { guild: params.guild_id }),
      };
      backend.state.commands.set(command.id, command);
      backend.changed();
      return { status: twin ? 200 : 201, body: shapeOf(command, backend, true) };
    },
  },
  {
    method: 'GET',
    template: `${scope}/{command_id}`,
    run: (call) => ok(shapeOf(one(call), call.backend, true)),
  },
  {
    method: 'PATCH',
    template: `${scope}/{command_id}`,
    run: (call) => {
      const command = one(call);
      const body = { ...command.body, ...call.body };
      checkCommands([
        ...inScope(call)
          .filter(({ id }) => id !== command.id)
          .map((c) => c.body),
        body,
      ]);
      call.backend.state.commands.set(command.id, { ...command, body });
      return ok(shapeOf({ ...command, body }, call.backend, true));
    },
  },
  {
    method: 'DELETE',
    template: `${scope}/{command_id}`,
    run: (call) => {
      call.backend.state.commands.delete(one(call).id);
      return done;
    },
  },
]);

const typeOf = ({ type }: Json): number => (type as number | null | undefined) ?? 1;

function inScope({ params, backend: { state } }: Call): Command[] {
  if (params.application_id !== state.application.id) throw new Refusal(50001);
  if (params.guild_id !== undefined) {
    const guild = found(state.guilds, params.guild_id, 10004);
    if (!guild.installed) throw new Refusal(50001);
  }
  return [...state.commands.values()].filter(({ guild }) => guild === params.guild_id);
}

function one(call: Call): Command {
  const command = inScope(call).find(({ id }) => id === call.params.command_id);
  if (!command) throw new Refusal(10063);
  return command;
}

/** With what was left out filled in, and without localisations unless they were asked for. */
function shapeOf({ id, guild, body }: Command, { state }: Backend, localised: boolean): Json {
  const full: Json = {
    id,
    application_id: state.application.id,
    version: id,
    type: typeOf(body),
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: body.description ?? '',
    description_localizations: body.description_localizations ?? null,
    default_member_permissions:
      body.default_member_permissions === undefined || body.default_member_permissions === null
        ? null
        : String(body.default_member_permissions),
    nsfw: body.nsfw ?? false,
    ...(guild === undefined
      ? {
          dm_permission: body.dm_permission ?? true,
          contexts: body.contexts ?? null,
          integration_types: body.integration_types ?? [0],
        }
      : { guild_id: guild }),
    ...(listOf(body.options).length > 0 ? { options: listOf(body.options).map(trimmed) } : {}),
  };
  return localised ? full : (unlocalised(full) as Json);
}

/** Discord leaves out what says nothing: `required: false`, empty lists. */
const trimmed = (option: Json): Json =>
  Object.fromEntries(
    Object.entries(option).flatMap(([key, value]): [string, unknown][] => {
      if (value === false || value === null || value === undefined) return [];
      if (Array.isArray(value) && value.length === 0) return [];
      if (key === 'options') return [[key, listOf(value).map(trimmed)]];
      return [[key, value]];
    }),
  );

const unlocalised = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(unlocalised);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.endsWith('_localizations'))
      .map(([key, inner]) => [key, unlocalised(inner)]),
  );
};
