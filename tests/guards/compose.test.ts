import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../src/config.ts';

const read = (file: string) => readFileSync(file, 'utf8');
/** As Docker reads it, with a password in `.env`. */
const compose = parse(read('compose.yaml').replaceAll(/\$\{POSTGRES_PASSWORD[^}]*\}/gu, 'secret'), {
  merge: true,
}) as {
  readonly services: Record<
    string,
    {
      readonly build?: string;
      readonly environment: Record<string, string>;
      readonly volumes: readonly string[];
      readonly ports?: readonly string[];
    }
  >;
  readonly volumes: Record<string, null>;
};
const dockerfile = read('Dockerfile');
const coaches = Object.values(compose.services).filter(({ build }) => build !== undefined);
const variables = Object.fromEntries(
  [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gmu)].map(([, name, value]) => [name, value]),
);

describe('compose.yaml', () => {
  it('starts two instances on one database, each with a volume and a port of its own', () => {
    expect(coaches).toHaveLength(2);
    expect(new Set(coaches.map(({ environment }) => environment.DATABASE_URL)).size).toBe(1);
    const volumes = Object.values(compose.services).flatMap((service) => service.volumes);
    expect(new Set(volumes).size).toBe(3);
    for (const volume of volumes) expect(compose.volumes).toHaveProperty(volume.split(':')[0]!);
    expect(new Set(coaches.flatMap(({ ports }) => ports)).size).toBe(2);
  });

  it('says the same of folders and ports as the Dockerfile, also where .env is the example as it stands', () => {
    const [, port] = /^EXPOSE (\d+)$/mu.exec(dockerfile)!;
    const [, folder] = /^VOLUME (\S+)$/mu.exec(dockerfile)!;
    for (const { environment, ports, volumes } of coaches) {
      const config = readConfig({ ...variables, ...environment });
      expect(config).toMatchObject({ dataDir: folder, port: Number(port) });
      expect(volumes[0]!.endsWith(`:${folder}`)).toBe(true);
      expect(ports![0]!.endsWith(`:${port}`)).toBe(true);
    }
  });
});
