/** One session of a shard: what it was told, so that it can be told again after its connection was lost. */
import type { WebSocket } from 'ws';
import type { Json } from '../flaws.ts';

export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  /** Where it listens now; none while its connection is lost. */
  socket: WebSocket | undefined;
  readonly told: { readonly sequence: number; readonly event: string; readonly data: Json }[];
}

/** Tells a session something now, or when it is back. */
export function tell(session: Session, event: string, data: Json): void {
  const entry = { sequence: session.told.length + 1, event, data };
  session.told.push(entry);
  send(session, entry);
}

/** Tells again all that came after `sequence`. */
export function replay(session: Session, sequence: number): void {
  for (const entry of session.told) if (entry.sequence > sequence) send(session, entry);
}

function send({ socket }: Session, { sequence, event, data }: Session['told'][number]): void {
  socket?.send(JSON.stringify({ op: 0, s: sequence, t: event, d: data }));
}
