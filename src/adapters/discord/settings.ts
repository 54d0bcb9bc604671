/** What connects the coach to Discord. */

export interface DiscordSettings {
  readonly token: string;
  /** A proxy of the REST interface. @default Discord's own */
  readonly apiUrl: string | undefined;
  /** @default one connection for everything */
  readonly shards: Shards | undefined;
}

/** Which shards of the gateway a process runs: as many as Discord recommends, or these of so many. */
export type Shards = 'auto' | { readonly ids: readonly number[]; readonly of: number };

/** `auto`, `0-3/16` or `5/16`; `undefined` for anything else. */
export function parseShards(text: string): Shards | undefined {
  if (text === 'auto') return 'auto';
  const [, first, last = first, of] = /^(\d{1,5})(?:-(\d{1,5}))?\/(\d{1,5})$/u.exec(text) ?? [];
  const [low, high, total] = [Number(first), Number(last), Number(of)];
  if (!(low <= high && high < total)) return undefined;
  return { ids: Array.from({ length: high - low + 1 }, (_, i) => low + i), of: total };
}
