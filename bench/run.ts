/** `npm run bench -- <name>`: figures of speed and memory, as medians and ratios of one run. Nothing here is asserted. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  start: async () => (await import('./start.ts')).bench(),
  compute: async () => (await import('./compute.ts')).bench(),
  demos: async () => (await import('./demos.ts')).bench(),
  schedule: async () => (await import('./schedule.ts')).bench(),
  store: async () => (await import('./store.ts')).bench(),
  discord: async () => (await import('./discord.ts')).bench(),
  ask: async () => (await import('./ask.ts')).bench(),
  telegram: async () => (await import('./telegram.ts')).bench(),
};

const name = process.argv[2] ?? '';
const bench = benches[name];
if (bench) await bench();
else {
  console.error(`Which one? npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 2;
}
