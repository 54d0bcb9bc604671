import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { createLog, REDACTION } from '../../src/log.ts';

describe('the configuration', () => {
  it('has defaults for everything: this machine only', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDir: 'data',
      databaseUrl: undefined,
      reportWebhook: undefined,
      contentDirs: [],
      logLevel: 'info',
      workers: undefined,
      discord: undefined,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', HOST: ' ' })).toMatchObject({ port: 3000, host: '127.0.0.1' });
  });

  it('names every wrong variable, and no value of a token', () => {
    const attempt = () => readConfig({ PORT: '70000', WORKERS: '0', TELEGRAM_TOKEN: 'secret' });
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(/PORT: .*\nWORKERS: /u);
    expect(attempt).not.toThrow(/secret/u);
  });

  it('a language model needs an address and a name; its key is never told', () => {
    const model = { LLM_BASE_URL: 'http://127.0.0.1:11434/v1', LLM_MODEL: 'm' };
    expect(readConfig({ ...model, LLM_API_KEY: 'sk-1' }).model).toEqual({
      baseUrl: 'http://127.0.0.1:11434/v1',
      apiKey: 'sk-1',
      model: 'm',
      perDay: 500,
    });
    expect(readConfig({ LLM_API_KEY: 'sk-1' }).model).toBeUndefined();
    for (const [environment, line] of [
      [{ LLM_MODEL: 'm', LLM_API_KEY: 'sk-1' }, /^LLM_BASE_URL: LLM_MODEL is set/u],
      [{ LLM_BASE_URL: 'http://h/v1' }, /^LLM_MODEL: LLM_BASE_URL is set/u],
      [{ ...model, LLM_BASE_URL: 'localhost:11434' }, /^LLM_BASE_URL: /u],
      [{ ...model, LLM_BASE_URL: 'file:///etc/passwd' }, /^LLM_BASE_URL: /u],
      [{ ...model, LLM_PER_DAY: 'many' }, /^LLM_PER_DAY: /u],
      [{ ...model, LLM_PER_DAY: '-1', LLM_API_KEY: 'sk-1' }, /^LLM_PER_DAY: /u],
    ] as const) {
      expect(() => readConfig(environment)).toThrow(line);
      expect(() => readConfig(environment)).not.toThrow(/sk-1/u);
    }
  });

  it.each([
    'mysql://ada:s3cret@host/coach',
    'host=localhost password=s3cret',
    'postgres://ada:s3/cret@host/coach',
    'postgresql://ada:s3cret@host:port/coach',
  ])('DATABASE_URL=%s is refused without a word of it', (url) => {
    const attempt = () => readConfig({ DATABASE_URL: url });
    expect(attempt).toThrow(/^DATABASE_URL: write postgres:\/\/user:password@host\/database/u);
    expect(attempt).not.toThrow(/s3|cret|ada/u);
  });

  it.each([
    'postgres://ada:s3%2Fcret@host:5433/coach?sslmode=require',
    'postgresql://host/coach',
    'postgres:///coach?host=/run/postgresql',
  ])('DATABASE_URL=%s is taken', (url) => {
    expect(readConfig({ DATABASE_URL: ` ${url} ` }).databaseUrl).toBe(url);
  });

  it('of Discord is a token, perhaps shards and a proxy', () => {
    const read = (shards: string) =>
      readConfig({
        DISCORD_TOKEN: ' abc ',
        DISCORD_SHARDS: shards,
        DISCORD_API_URL: 'http://h/api/',
      }).discord;
    const discord = { token: 'abc', apiUrl: 'http://h/api' };
    expect(read('')).toEqual({ ...discord, shards: undefined });
    expect(read('auto')).toEqual({ ...discord, shards: 'auto' });
    expect(read('2-4/16')).toEqual({ ...discord, shards: { ids: [2, 3, 4], of: 16 } });
    expect(read('7/8')).toEqual({ ...discord, shards: { ids: [7], of: 8 } });
    for (const wrong of ['3', '4-2/8', '0-8/8', '0/0', 'all'])
      expect(() => read(wrong)).toThrow(/^DISCORD_SHARDS: write auto, or .*0-3\/16/u);
  });

  it('is explained in .env.example, every variable', () => {
    const example = readFileSync('.env.example', 'utf8');
    const source = readFileSync('src/config.ts', 'utf8');
    for (const [, name] of source.matchAll(/^ {2}([A-Z_]{3,}): /gmu))
      expect(example).toMatch(new RegExp(`^${name}=`, 'mu'));
  });
});

it('the log never holds tokens or what people write', () => {
  let written = '';
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      written += chunk;
      done();
    },
  });
  const log = pino({ redact: REDACTION }, stream);
  log.info(
    {
      token: 'abc',
      message: { text: 'my secret' },
      update: { message: { text: 'deeper' } },
      headers: { authorization: 'Bot xyz' },
    },
    'said',
  );
  expect(written).not.toMatch(/abc|my secret|deeper|xyz/u);
  expect(written).toContain('[redacted]');
  expect(createLog('silent').level).toBe('silent');
});
