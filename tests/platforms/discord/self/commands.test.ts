import { describe, expect, it } from 'vitest';
import { discordForTest } from '../fixture.ts';
import { rawRest } from './raw.ts';

async function registry() {
  const discord = await discordForTest();
  const rest = rawRest(discord);
  const app = discord.backend.state.application.id;
  const put = (...commands: object[]) =>
    rest.call('PUT', `/applications/${app}/commands`, commands);
  const codes = async (...commands: object[]) => JSON.stringify((await put(...commands)).body);
  return { discord, rest, app, put, codes };
}

const command = (more: object = {}) => ({ name: 'ask', description: 'Asks', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'question', description: 'What', ...more });

describe('commands', () => {
  it('are registered, kept under their ids, and told with their localisations when asked', async () => {
    const { app, put, rest } = await registry();
    const localised = command({ name_localizations: { 'zh-CN': '提问' } });
    const { body } = await put(localised);
    const again = await put(localised, command({ name: 'quiz' }));
    expect(again.body[0].id).toBe(body[0].id);
    const path = `/applications/${app}/commands`;
    expect((await rest.call('GET', path)).body[0].name_localizations).toBeUndefined();
    const full = await rest.call('GET', `${path}?with_localizations=true`);
    expect(full.body[0].name_localizations).toEqual({ 'zh-CN': '提问' });
    expect((await rest.call('DELETE', `${path}/${body[0].id}`)).status).toBe(204);
  });

  it('have names and descriptions of the right form, in every language', async () => {
    const { codes } = await registry();
    expect(await codes(command({ name: 'Ask' }))).toMatch(/INVALID_NAME/);
    expect(await codes(command({ name: 'ask me' }))).toMatch(/INVALID_NAME/);
    expect(await codes(command({ name: 'x'.repeat(33) }))).toMatch(/50035/);
    expect(await codes(command({ description: '' }))).toMatch(/BAD_LENGTH/);
    expect(await codes(command({ description: 'x'.repeat(101) }))).toMatch(/50035/);
    expect(await codes(command({ name_localizations: { 'zh-CN': '提 问' } }))).toMatch(
      /INVALID_NAME/,
    );
    expect(await codes(command({ name_localizations: { zh: '提问' } }))).toMatch(/INVALID_LOCALE/);
    expect(await codes({ name: 'Look', type: 3, description: 'Looks' })).toMatch(
      /INVALID_DESCRIPTION/,
    );
  });

  it('have up to twenty-five options, required ones first, of different names', async () => {
    const { codes } = await registry();
    const options = (count: number) =>
      Array.from({ length: count }, (_, i) => option({ name: `o${i}` }));
    expect(await codes(command({ options: options(26) }))).toMatch(/50035/);
    expect(await codes(command({ options: [option(), option()] }))).toMatch(/NAME_ALREADY_EXISTS/);
    expect(
      await codes(command({ options: [option(), option({ name: 'b', required: true })] })),
    ).toMatch(/REQUIRED_INVALID/);
    const choices = [{ name: 'a', value: 'a' }];
    expect(await codes(command({ options: [option({ choices, autocomplete: true })] }))).toMatch(
      /AUTOCOMPLETE_INVALID/,
    );
    expect(
      await codes(
        command({ options: [option({ choices: [{ name: 'x'.repeat(101), value: 'a' }] })] }),
      ),
    ).toMatch(/50035/);
  });

  it('are not too large, not too many, and not twice the same', async () => {
    const { codes, put } = await registry();
    const choices = Array.from({ length: 25 }, (_, i) => ({
      name: `${i}`.padEnd(100, 'n'),
      value: `${i}`.padEnd(100, 'v'),
    }));
    const options = [option({ choices }), option({ name: 'b', choices })];
    expect(await codes(command({ options }))).toMatch(/TOO_LARGE/);
    expect(await codes(command(), command())).toMatch(/DUPLICATE_NAME/);
    const menus = Array.from({ length: 16 }, (_, i) => ({ name: `Look ${i}`, type: 3 }));
    expect((await put(...menus)).body.code).toBe(30032);
  });
});
