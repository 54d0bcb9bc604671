/** Whether somebody who identifies may come in (events/gateway, Identifying; topics/opcodes, Gateway Close Codes). */
import { GatewayCloseCodes as Close } from 'discord-api-types/v10';
import type { Json } from '../flaws.ts';
import type { Application } from '../state.ts';
import { KNOWN, PRIVILEGED } from './intents.ts';

/** The code the connection is closed with, or nothing. */
export function refusalOf(data: Json, application: Application): Close | undefined {
  const intents = data.intents as number;
  const [shard, shards] = (data.shard ?? [0, 1]) as [number, number];
  if (data.token !== application.token) return Close.AuthenticationFailed;
  if (!Number.isInteger(intents) || intents & ~KNOWN) return Close.InvalidIntents;
  if (intents & PRIVILEGED & ~application.privileged) return Close.DisallowedIntents;
  if (!(shards >= 1 && shard >= 0 && shard < shards)) return Close.InvalidShard;
  const properties = (data.properties ?? {}) as Json;
  const named = ['os', 'browser', 'device'].every((key) => typeof properties[key] === 'string');
  return named ? undefined : Close.DecodeError;
}
