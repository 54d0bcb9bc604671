import { describe, expect, it } from 'vitest';
import { discordForTest } from '../fixture.ts';
import type { Interaction } from '../state.ts';
import { rawRest } from './raw.ts';

const V2 = 1 << 15;
const EPHEMERAL = 64;
const COMMANDS = [
  {
    name: 'ask',
    description: 'Asks',
    integration_types: [0, 1],
    contexts: [0, 1, 2],
    options: [
      { type: 3, name: 'question', description: 'What', required: true, autocomplete: true },
      { type: 4, name: 'count', description: 'How many', min_value: 1, max_value: 5 },
    ],
  },
  { name: 'Look', type: 3 },
];

async function community() {
  const discord = await discordForTest();
  const readers = discord.guild('Readers');
  const person = discord.person('Ada');
  readers.joins(person);
  const general = readers.channel('general');
  const rest = rawRest(discord);
  const app = discord.backend.state.application.id;
  await rest.call('PUT', `/applications/${app}/commands`, COMMANDS);
  const ada = person.in(general);
  const callback = ({ id, token }: Interaction, body: object, query = '') =>
    rest.call('POST', `/interactions/${id}/${token}/callback${query}`, body);
  const webhook = (method: string, { token }: Interaction, tail = '', body?: object) =>
    rest.call(method, `/webhooks/${app}/${token}${tail}`, body);
  const asks = () => ada.begins('/ask', { question: 'why' });
  return { discord, readers, general, rest, app, person, ada, callback, webhook, asks };
}

describe('the first answer', () => {
  it('is taken for three seconds, once', async () => {
    const { discord, asks, callback } = await community();
    const late = asks();
    discord.clock.pass(3001);
    expect((await callback(late, { type: 5 })).body.code).toBe(10062);
    const timely = asks();
    discord.clock.pass(2999);
    expect((await callback(timely, { type: 5 })).status).toBe(204);
    expect((await callback(timely, { type: 5 })).body.code).toBe(40060);
    expect((await callback({ ...timely, token: 'wrong' }, { type: 5 })).body.code).toBe(10062);
  });

  it('fits what happened', async () => {
    const { asks, callback } = await community();
    const typed = await callback(asks(), { type: 8, data: { choices: [] } });
    expect(typed.body.code).toBe(50035);
    const update = await callback(asks(), { type: 7, data: { content: 'a' } });
    expect(update.body.code).toBe(50035);
  });

  it('tells its message where that is asked for', async () => {
    const { asks, callback } = await community();
    const data = { flags: V2 | EPHEMERAL, components: [{ type: 10, content: 'a' }] };
    const { body } = await callback(asks(), { type: 4, data }, '?with_response=true');
    expect(body.resource.message.components[0].content).toBe('a');
    expect(body.interaction.response_message_ephemeral).toBe(true);
  });

  it('that only announces one has no form yet, but is seen by whom it says', async () => {
    const { asks, callback, webhook } = await community();
    const formed = await callback(asks(), { type: 5, data: { flags: V2 } });
    expect(formed.body.code).toBe(50035);
    const interaction = asks();
    await callback(interaction, { type: 5, data: { flags: EPHEMERAL } });
    const data = { flags: V2, components: [{ type: 10, content: 'a' }] };
    const { body } = await webhook('PATCH', interaction, '/messages/@original', data);
    expect(body.flags).toBe(V2 | EPHEMERAL);
  });

  it('suggests up to twenty-five texts of up to a hundred characters', async () => {
    const { ada, callback, discord } = await community();
    const suggests = async (choices: object[]) => {
      const typing = ada.types('/ask', { question: 'wh' });
      const interaction = [...discord.backend.state.interactions.values()].at(-1)!;
      const { body, status } = await callback(interaction, { type: 8, data: { choices } });
      if (status !== 204) await callback(interaction, { type: 8, data: { choices: [] } });
      await typing;
      return body.code;
    };
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ name: `${i}`, value: `${i}` }));
    expect(await suggests(many(25))).toBeUndefined();
    expect(await suggests(many(26))).toBe(50035);
    expect(await suggests([{ name: 'a', value: 'x'.repeat(101) }])).toBe(50035);
    expect(await suggests([{ name: '', value: 'a' }])).toBe(50035);
  });

  it('opens a form within its limits, never after a form', async () => {
    const { ada, asks, callback, discord } = await community();
    const input = { type: 4, custom_id: 'text', style: 2 };
    const form = (more: object = {}, component: object = input) => ({
      type: 9,
      data: {
        custom_id: 'form',
        title: 'Your answer',
        components: [{ type: 18, label: 'Answer', component }],
        ...more,
      },
    });
    const refused = async (body: object) => (await callback(asks(), body)).body.code;
    expect(await refused(form({ title: 'x'.repeat(46) }))).toBe(50035);
    expect(await refused(form({}, { ...input, max_length: 4001 }))).toBe(50035);
    expect(await refused(form({}, { ...input, placeholder: 'x'.repeat(101) }))).toBe(50035);
    const using = ada.uses('/ask', { question: 'why' });
    const opener = [...discord.backend.state.interactions.values()].at(-1)!;
    await callback(opener, form());
    expect((await using).modal?.title).toBe('Your answer');
    const submitting = ada.submits('because');
    const submitted = [...discord.backend.state.interactions.values()].at(-1)!;
    expect((await callback(submitted, form())).body.code).toBe(50035);
    await callback(submitted, { type: 4, data: { content: 'thanks' } });
    expect((await submitting).text).toBe('thanks');
  });
});

describe('what comes after', () => {
  it('comes within fifteen minutes, and not before the first answer', async () => {
    const { discord, asks, callback, webhook } = await community();
    const interaction = asks();
    const body = { content: 'a' };
    expect((await webhook('POST', interaction, '', body)).body.code).toBe(10015);
    await callback(interaction, { type: 4, data: body });
    expect((await webhook('POST', interaction, '', body)).status).toBe(200);
    discord.clock.pass(15 * 60_000 + 1);
    expect((await webhook('POST', interaction, '', body)).body.code).toBe(50027);
  });

  it('first is the announced answer itself', async () => {
    const { ada, asks, callback, webhook } = await community();
    const interaction = asks();
    await callback(interaction, { type: 5, data: { flags: EPHEMERAL } });
    await webhook('POST', interaction, '', { content: 'here' });
    expect(ada.visible()).toHaveLength(1);
    expect(ada.visible()[0]!.viewer).toBe(ada.user.id);
  });

  it('five at most where nobody but the person has installed the app', async () => {
    const { discord, person, callback, webhook } = await community();
    person.installs();
    const lin = discord.person('Lin');
    const interaction = person.with(lin).begins('/ask', { question: 'why' });
    await callback(interaction, { type: 4, data: { content: 'a' } });
    for (let i = 0; i < 5; i++) {
      expect((await webhook('POST', interaction, '', { content: 'a' })).status).toBe(200);
    }
    expect((await webhook('POST', interaction, '', { content: 'a' })).body.code).toBe(40094);
  });

  it('changes no message of others, and private ones by no other way', async () => {
    const { ada, asks, callback, general, rest, webhook } = await community();
    const interaction = asks();
    await callback(interaction, { type: 4, data: { content: 'a', flags: EPHEMERAL } });
    const [message] = ada.visible();
    const theirs = ada.writes('mine');
    const other = await webhook('PATCH', interaction, `/messages/${theirs.id}`, { content: 'b' });
    expect(other.body.code).toBe(10008);
    const openly = await rest.call('GET', `/channels/${general.id}/messages/${message!.id}`);
    expect(openly.body.code).toBe(10008);
    expect((await webhook('DELETE', interaction, '/messages/@original')).status).toBe(204);
  });
});

describe('people', () => {
  it('use only what is offered to them, filled in as it must be', async () => {
    const { discord, ada, readers } = await community();
    expect(() => ada.begins('/nothing')).toThrow(/there are: ask/);
    expect(() => ada.begins('/ask')).toThrow(/missing options: question/);
    expect(() => ada.begins('/ask', { question: 'why', count: 9 })).toThrow(/at most 5/);
    await expect(ada.types('/ask', { count: 1 })).rejects.toThrow(/nothing is suggested/);
    const stranger = discord.person('Stranger');
    readers.raw.installed = false;
    expect(() => stranger.in(readers.channel('other')).begins('/ask', { question: 'a' })).toThrow(
      /not installed/,
    );
  });

  it('do not press what is not there', async () => {
    const { ada } = await community();
    const note = ada.writes('hello');
    expect(ada.transcript()).toBe('Ada: hello');
    expect(note.body.components).toEqual([]);
  });
});
