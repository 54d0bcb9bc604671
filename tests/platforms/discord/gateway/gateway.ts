/**
 * The gateway: sessions come in, are told what they asked for, beat, get lost and come back (events/gateway).
 *
 * It speaks JSON without compression; voice, presences and requests for members are no part of it.
 */
import type { IncomingMessage, Server } from 'node:http';
import {
  GatewayCloseCodes as Close,
  GatewayOpcodes as Op,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Backend, Scope } from '../backend.ts';
import type { Json } from '../flaws.ts';
import { LIMITS } from '../limits.ts';
import { permissionsOf } from '../permissions.ts';
import { userShape, wholeGuildShape } from '../shapes.ts';
import { shardOf } from '../snowflakes.ts';
import { refusalOf } from './identify.ts';
import { readable, wants } from './intents.ts';
import { replay, type Session, tell } from './session.ts';

const HEARTBEAT_MS = 41_250;
const UNAUTHENTICATED: readonly unknown[] = [Op.Identify, Op.Resume, Op.Heartbeat];

export interface GatewayOptions {
  /** @default 41,250 ms, as Discord's */
  readonly heartbeatMs?: number;
}

export function createGateway(
  server: Server,
  backend: Backend,
  { heartbeatMs = HEARTBEAT_MS }: GatewayOptions,
) {
  const { state } = backend;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.gatewayPayload });
  const sessions = new Map<string, Session>();
  /** What happened here, in the words of the protocol: `identify`, `resume`, `heartbeat`, `close 4004` … */
  const log: string[] = [];
  let acknowledging = true;
  const note = (line: string): void => {
    log.push(line);
    backend.changed();
  };
  server.on('upgrade', (request, socket, head) => {
    const refused = refuseUpgrade(request);
    if (refused !== undefined) {
      socket.end(`HTTP/1.1 ${refused}\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connection) => connect(connection));
  });

  function connect(socket: WebSocket): void {
    let session: Session | undefined;
    let sends: number[] = [];
    const close = (code: Close): void => {
      note(`close ${code}`);
      socket.close(code);
    };
    const send = (op: Op, d: unknown): void => socket.send(JSON.stringify({ op, d }));
    send(Op.Hello, { heartbeat_interval: heartbeatMs });
    socket.on('close', (code) => {
      if (session?.socket === socket) {
        session.socket = undefined;
        // Leaving with 1000 or 1001 ends the session.
        if (code === 1000 || code === 1001) sessions.delete(session.id);
      }
      backend.changed();
    });
    socket.on('message', (raw) => {
      const now = backend.now();
      sends = [...sends.filter((at) => at > now - LIMITS.gatewaySendWindowMs), now];
      if (sends.length > LIMITS.gatewaySends) {
        close(Close.RateLimited);
        return;
      }
      const { op, d } = parse(String(raw)) ?? {};
      if (op === undefined) {
        close(Close.DecodeError);
        return;
      }
      if (!session && !UNAUTHENTICATED.includes(op)) {
        close(Close.NotAuthenticated);
        return;
      }
      switch (op) {
        case Op.Heartbeat:
          note('heartbeat');
          if (acknowledging) send(Op.HeartbeatAck, null);
          return;
        case Op.Identify:
          if (session) close(Close.AlreadyAuthenticated);
          else session = identify(d as Json, socket, close);
          return;
        case Op.Resume:
          if (session) close(Close.AlreadyAuthenticated);
          else session = resume(d as Json, socket, close);
          return;
        case Op.PresenceUpdate:
        case Op.VoiceStateUpdate:
        case Op.RequestGuildMembers:
          note(`op ${op}`);
          return;
        default:
          close(Close.UnknownOpcode);
      }
    });
  }

  function identify(
    data: Json,
    socket: WebSocket,
    close: (code: Close) => void,
  ): Session | undefined {
    const refused = refusalOf(data, state.application);
    if (refused !== undefined) {
      close(refused);
      return undefined;
    }
    const shard = (data.shard ?? [0, 1]) as [number, number];
    const id = backend.nextId();
    const session: Session = { id, intents: data.intents as number, shard, socket, told: [] };
    sessions.set(id, session);
    const guilds = guildsOf(session);
    tell(session, 'READY', {
      v: 10,
      user: { ...userShape(state.users.get(state.application.id)!), verified: true },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: id,
      resume_gateway_url: backend.origin().replace('http', 'ws'),
      shard,
      application: { id: state.application.id, flags: 0 },
    });
    for (const guild of guilds) {
      if (wants(session.intents, 'GUILD_CREATE', false)) {
        tell(session, 'GUILD_CREATE', wholeGuildShape(guild, state));
      }
    }
    note(`identify ${shard.join('/')}`);
    return session;
  }

  function resume(
    data: Json,
    socket: WebSocket,
    close: (code: Close) => void,
  ): Session | undefined {
    if (data.token !== state.application.token) {
      close(Close.AuthenticationFailed);
      return undefined;
    }
    const session = sessions.get(data.session_id as string);
    if (!session) {
      note('invalid session');
      socket.send(JSON.stringify({ op: Op.InvalidSession, d: false }));
      return undefined;
    }
    const sequence = data.seq as number;
    if (!(sequence >= 0 && sequence <= session.told.length)) {
      close(Close.InvalidSeq);
      return undefined;
    }
    session.socket?.terminate();
    session.socket = socket;
    replay(session, sequence);
    tell(session, 'RESUMED', {});
    note('resume');
    return session;
  }

  const guildsOf = ({ shard: [shard, shards] }: Session) =>
    [...state.guilds.values()].filter(
      ({ id, members }) => members.has(state.application.id) && shardOf(id, shards) === shard,
    );

  backend.deliversBy((event, data, { guild, channel }: Scope) => {
    const where = channel === undefined ? undefined : state.channels.get(channel);
    for (const session of sessions.values()) {
      const [shard, shards] = session.shard;
      if (shardOf(guild, shards) !== shard) continue;
      if (event === 'INTERACTION_CREATE') {
        tell(session, event, data);
        continue;
      }
      if (!wants(session.intents, event, guild === undefined)) continue;
      const sees = where ? permissionsOf(state.application.id, where, state) : ~0n;
      if (!(sees & PermissionFlagsBits.ViewChannel)) continue;
      const message = event === 'MESSAGE_CREATE' || event === 'MESSAGE_UPDATE';
      tell(session, event, message ? readable(session.intents, data, state.application.id) : data);
    }
  });

  const connected = () => [...sessions.values()].filter(({ socket }) => socket);
  return {
    log,
    /** Sessions that are connected now. */
    connected: (): number => connected().length,
    /** Cuts every connection, as a broken network does. */
    drop: (): void => {
      for (const { socket } of connected()) socket!.terminate();
    },
    /** Asks every session to connect anew and resume. */
    reconnect: (): void => {
      for (const { socket } of connected()) {
        socket!.send(JSON.stringify({ op: Op.Reconnect, d: null }));
      }
    },
    /** Tells every session that it is no longer valid; one that can't be resumed is forgotten. */
    invalidate: (resumable: boolean): void => {
      for (const { id, socket } of connected()) {
        if (!resumable) sessions.delete(id);
        socket!.send(JSON.stringify({ op: Op.InvalidSession, d: resumable }));
      }
    },
    /** Closes every connection with a code of Discord's. */
    closeAll: (code: number): void => {
      for (const { socket } of connected()) socket!.close(code);
    },
    /** Tells the last event of a name again, as happens when a session is resumed from before it. */
    repeat: (event: string): void => {
      for (const session of connected()) {
        const last = session.told.findLast((entry) => entry.event === event);
        if (last) tell(session, event, last.data);
      }
    },
    /** Stops answering heartbeats: the other side must notice. */
    freeze: (): void => {
      acknowledging = false;
    },
    thaw: (): void => {
      acknowledging = true;
    },
    close: (): void => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function refuseUpgrade({ url = '/' }: IncomingMessage): string | undefined {
  const { searchParams } = new URL(url, 'http://127.0.0.1');
  if (searchParams.get('v') !== '10') return '400 Bad Request';
  return searchParams.get('encoding') === 'json' ? undefined : '400 Bad Request';
}

function parse(text: string): { op: Op; d: unknown } | undefined {
  try {
    const payload = JSON.parse(text) as { op?: unknown; d?: unknown };
    return typeof payload.op === 'number' ? { op: payload.op, d: payload.d } : undefined;
  } catch {
    return undefined;
  }
}
