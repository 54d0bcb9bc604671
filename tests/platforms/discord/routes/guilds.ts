/** Servers, their members and roles, as far as an app looks them up (resources/guild, resources/user). */
import { Refusal } from '../refusal.ts';
import {
  channelShape,
  channelsOf,
  guildShape,
  isThread,
  memberShape,
  roleShape,
  userShape,
} from '../shapes.ts';
import type { Guild } from '../state.ts';
import { type Call, found, ok, type Route } from './route.ts';

export const guildRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/guilds/{guild_id}',
    run: (call) => ok(guildShape(entered(call))),
  },
  {
    method: 'GET',
    template: '/guilds/{guild_id}/channels',
    run: (call) => {
      const { state } = call.backend;
      const channels = channelsOf(entered(call).id, state).filter((c) => !isThread(c));
      return ok(channels.map((channel) => channelShape(channel, state)));
    },
  },
  {
    method: 'GET',
    template: '/guilds/{guild_id}/threads/active',
    run: (call) => {
      const { state } = call.backend;
      const threads = channelsOf(entered(call).id, state).filter((c) => isThread(c) && !c.archived);
      return ok({
        threads: threads.map((channel) => channelShape(channel, state)),
        members: [],
        has_more: false,
      });
    },
  },
  {
    method: 'GET',
    template: '/guilds/{guild_id}/roles',
    run: (call) => ok([...entered(call).roles.values()].map(roleShape)),
  },
  {
    method: 'GET',
    template: '/guilds/{guild_id}/members/{user_id}',
    run: (call) => {
      const member = found(entered(call).members, call.params.user_id, 10007);
      return ok(memberShape(member, call.backend.state));
    },
  },
  {
    method: 'GET',
    template: '/users/{user_id}',
    run: ({ params, backend }) => ok(userShape(found(backend.state.users, params.user_id, 10013))),
  },
];

/** The server, if the bot is a member of it. */
function entered({ params, backend: { state } }: Call): Guild {
  const guild = found(state.guilds, params.guild_id, 10004);
  if (!guild.members.has(state.application.id)) throw new Refusal(50001);
  return guild;
}
