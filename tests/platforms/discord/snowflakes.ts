/** Ids that hold the time at which they were made (reference, Snowflakes). */
const EPOCH = 1_420_070_400_000n;

export function createSnowflakes(now: () => number): () => string {
  let count = 0n;
  return () => {
    count += 1n;
    return (((BigInt(now()) - EPOCH) << 22n) | (count & 0x3f_ffffn)).toString();
  };
}

/** The shard a guild belongs to (events/gateway, Sharding); direct messages go to the first. */
export const shardOf = (guild: string | undefined, shards: number): number =>
  guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(shards));
