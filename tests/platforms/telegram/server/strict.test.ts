/** Each thing the server refuses, asked for by the real client. */
import { Api, InputFile } from 'grammy';
import type { RichBlockPhoto } from 'grammy/types';
import { beforeAll, describe, expect, it } from 'vitest';
import { png } from '../people/png.ts';
import type { Room } from '../people/room.ts';
import { openTelegram, type TestTelegram } from '../people/world.ts';

const ADA = 7;
let world: TestTelegram;
let api: Api;
let group: Room;
let forum: Room;

beforeAll(async () => {
  world = await openTelegram({ mayBeMalformed: true });
  api = new Api(world.token, { apiRoot: world.url });
  const ada = await world.person('Ada', { id: ADA });
  group = await world.group('Readers', { members: [ada] });
  forum = await world.group('Forum', { members: [ada], forum: true });
});

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'nothing was refused',
    (error: { error_code?: number; description?: string; message: string }) =>
      `${error.error_code} ${error.description ?? error.message}`,
  );

const text = (length: number) => 'x'.repeat(length);
const button = (data: string) => ({ inline_keyboard: [[{ text: 'a', callback_data: data }]] });
const blocks = (...list: object[]) =>
  api.raw.sendRichMessage({ chat_id: ADA, rich_message: { blocks: list as [] } });
const paragraph = (words: unknown) => ({ type: 'paragraph', text: words });
const nested = (depth: number): object =>
  depth === 0 ? paragraph('a') : { type: 'blockquote', blocks: [nested(depth - 1)] };
const cell = { text: 'a', align: 'left', valign: 'top' };

describe('texts', () => {
  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['empty', () => api.sendMessage(ADA, ' \n'), /400 .*message text is empty/],
    ['too long', () => api.sendMessage(ADA, text(4097)), /message is too long/],
    [
      'an entity beyond the text',
      () => api.sendMessage(ADA, 'ab', { entities: [{ type: 'bold', offset: 1, length: 2 }] }),
      /incorrect length/,
    ],
    [
      'an entity that splits a character',
      () => api.sendMessage(ADA, '😀', { entities: [{ type: 'bold', offset: 0, length: 1 }] }),
      /middle of a UTF-16 symbol/,
    ],
    [
      'entities that overlap',
      () =>
        api.sendMessage(ADA, 'abcd', {
          entities: [
            { type: 'bold', offset: 0, length: 3 },
            { type: 'italic', offset: 2, length: 2 },
          ],
        }),
      /overlap/,
    ],
    [
      'code in bold',
      () =>
        api.sendMessage(ADA, 'abcd', {
          entities: [
            { type: 'bold', offset: 0, length: 4 },
            { type: 'code', offset: 1, length: 2 },
          ],
        }),
      /nested/,
    ],
    ['markup', () => api.sendMessage(ADA, '<b>a</b>', { parse_mode: 'HTML' }), /entities/],
    ['half a character', () => api.sendMessage(ADA, 'a\uD83D'), /UTF-8/],
    [
      'a caption too long',
      () => api.sendPhoto(ADA, new InputFile(png(8, 8)), { caption: text(1025) }),
      /caption is too long/,
    ],
  ])('%s', async (_, call, words) => {
    expect(await refusal(call())).toMatch(words);
  });

  it('count after trimming, in UTF-16 units', async () => {
    const { text: kept } = await api.sendMessage(ADA, ` ${text(4096)}\n`);
    expect(kept).toHaveLength(4096);
    expect(await refusal(api.sendMessage(ADA, '😀'.repeat(2049)))).toMatch(/too long/);
  });

  it('entities move with the text that is trimmed', async () => {
    const entities = [{ type: 'bold' as const, offset: 2, length: 2 }];
    const message = await api.sendMessage(ADA, '  ab', { entities });
    expect(message.entities).toEqual([{ type: 'bold', offset: 0, length: 2 }]);
  });
});

describe('buttons', () => {
  it.each<[string, object, RegExp]>([
    ['data of no byte', button(''), /BUTTON_DATA_INVALID/],
    ['data of 65 bytes', button('é'.repeat(33)), /BUTTON_DATA_INVALID/],
    ['no label', { inline_keyboard: [[{ text: ' ', callback_data: 'a' }]] }, /text buttons/],
    [
      'nine in a row',
      { inline_keyboard: [Array(9).fill(button('a').inline_keyboard[0]![0])] },
      /row/,
    ],
    [
      'an address that is none',
      { inline_keyboard: [[{ text: 'a', url: 'nowhere' }]] },
      /URL_INVALID/,
    ],
    [
      'two things at once',
      { inline_keyboard: [[{ text: 'a', url: 'https://t.me', callback_data: 'a' }]] },
      /no such field|exactly one/,
    ],
    ['a long placeholder', { force_reply: true, input_field_placeholder: text(65) }, /placeholder/],
  ])('%s', async (_, reply_markup, words) => {
    const call = api.sendMessage(ADA, 'a', { reply_markup: reply_markup as never });
    expect(await refusal(call)).toMatch(words);
  });

  it('64 bytes are allowed', async () => {
    await api.sendMessage(ADA, 'a', { reply_markup: button('é'.repeat(32)) });
  });
});

describe('rich messages', () => {
  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['too long', () => blocks(paragraph(text(32_769))), /too long/],
    ['too many blocks', () => blocks(...Array(501).fill(paragraph('a'))), /rich blocks/],
    ['too deep', () => blocks(nested(17)), /rich nesting/],
    ['too wide', () => blocks({ type: 'table', cells: [Array(21).fill(cell)] }), /rich columns/],
    [
      'wide by its spans',
      () => blocks({ type: 'table', cells: [[{ ...cell, colspan: 21 }]] }),
      /rich columns/,
    ],
    [
      'an empty formula',
      () => blocks({ type: 'mathematical_expression', expression: ' ' }),
      /formula/,
    ],
    ['a thought', () => blocks({ type: 'thinking', text: 'hm' }), /draft/],
    ['no buttons', () => blocks({ type: 'buttons', buttons: [] }), /buttons in a row/],
    [
      'a picture nobody knows',
      () => blocks({ type: 'photo', photo: { type: 'photo', media: 'AgAC1' } }),
      /wrong remote file identifier/,
    ],
    [
      'markup',
      () => api.raw.sendRichMessage({ chat_id: ADA, rich_message: { markdown: 'a' } }),
      /blocks/,
    ],
    ['nothing', () => api.raw.sendRichMessage({ chat_id: ADA, rich_message: {} }), /exactly one/],
  ])('%s', async (_, call, words) => {
    expect(await refusal(call())).toMatch(words);
  });

  it('come back with their media, and are edited', async () => {
    const media = new InputFile(png(400, 200), 'a.png');
    const rich_message = {
      blocks: [{ type: 'photo' as const, photo: { type: 'photo' as const, media } }],
    };
    const message = await api.raw.sendRichMessage({ chat_id: ADA, rich_message });
    const [block] = message.rich_message!.blocks as RichBlockPhoto[];
    expect(block!.photo.at(-1)!.width).toBe(400);
    const again = { type: 'photo' as const, media: block!.photo.at(-1)!.file_id };
    const target = { chat_id: ADA, message_id: message.message_id };
    const same = {
      ...target,
      rich_message: { blocks: [{ type: 'photo' as const, photo: again }] },
    };
    expect(await refusal(api.raw.editMessageText(same))).toMatch(/message is not modified/);
    await api.raw.editMessageText({ ...target, text: 'now a text' });
  });
});

describe('pictures and files', () => {
  const photo = (content: Uint8Array) => api.sendPhoto(ADA, new InputFile(content, 'a.png'));

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['not a picture', () => photo(Buffer.from('hello')), /IMAGE_PROCESS_FAILED/],
    ['cut off', () => photo(png(8, 8).subarray(0, -6)), /IMAGE_PROCESS_FAILED/],
    ['too wide', () => photo(png(9990, 20)), /PHOTO_INVALID_DIMENSIONS/],
    ['too narrow', () => photo(png(21, 1)), /PHOTO_INVALID_DIMENSIONS/],
    ['too heavy', () => photo(Buffer.alloc(11 * 1024 * 1024)), /413/],
    ['an address', () => api.sendPhoto(ADA, 'https://example.org/a.png'), /HTTP URL/],
    ['an id nobody gave', () => api.sendPhoto(ADA, 'AgAC'), /wrong remote file identifier/],
    [
      'an album of one',
      () => api.sendMediaGroup(ADA, [{ type: 'photo', media: new InputFile(png(8, 8)) }]),
      /media group/,
    ],
    ['an empty file', () => api.sendDocument(ADA, new InputFile(new Uint8Array())), /non-empty/],
  ])('%s', async (_, call, words) => {
    expect(await refusal(call())).toMatch(words);
  });

  it('an id can be sent again, and as nothing else', async () => {
    const { photo: sizes } = await photo(png(8, 8));
    const id = sizes.at(-1)!.file_id;
    await api.sendPhoto(ADA, id);
    expect(await refusal(api.sendDocument(ADA, id))).toMatch(/type Photo as Document/);
    const { file_path } = await api.getFile(id);
    const file = await fetch(`${world.url}/file/bot${world.token}/${file_path}`);
    expect(Buffer.from(await file.arrayBuffer()).equals(png(8, 8))).toBe(true);
  });

  const raw = (method: string, body: string, type: string) =>
    fetch(`${world.url}/bot${world.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    }).then(async (response) => JSON.stringify(await response.json()));
  const part = (name: string, value: string, file = '') =>
    `--b\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
  const form = (...parts: string[]) =>
    raw('sendPhoto', `${parts.join('')}--b--\r\n`, 'multipart/form-data; boundary=b');

  it('a reference must find its file, and a file its reference', async () => {
    const chat = part('chat_id', String(ADA));
    expect(await form(chat, part('photo', 'attach://x'))).toMatch(/attach:\/\/x: no such file/);
    const own = part('photo', png(8, 8).toString('latin1'), '; filename="a.png"');
    expect(await form(chat, own)).toMatch(/IMAGE_PROCESS_FAILED|"ok":true/);
    const stray = part('y', 'content', '; filename="y.png"');
    expect(await form(chat, part('photo', 'attach://x'), stray)).toMatch(/nothing refers to/);
  });

  it('a body that is none is refused', async () => {
    expect(await raw('sendMessage', '{"chat_id":', 'application/json')).toMatch(/400/);
    expect(await raw('sendMessage', 'chat_id=7', 'text/plain')).toMatch(/content type/);
    expect(
      await raw('sendMessage', 'chat_id=7&text=a', 'application/x-www-form-urlencoded'),
    ).toMatch(/"ok":true/);
  });
});

describe('polls', () => {
  const quiz = (more: object) =>
    api.sendPoll(group.chat, 'q', [{ text: 'a' }, { text: 'b' }], {
      type: 'quiz',
      correct_option_ids: [0],
      ...more,
    });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['a long question', () => api.sendPoll(ADA, text(301), ['a', 'b']), /must not exceed 300/],
    ['a long option', () => api.sendPoll(ADA, 'q', [text(101), 'b']), /must not exceed 100/],
    ['thirteen options', () => api.sendPoll(ADA, 'q', Array(13).fill('a')), /more than 12/],
    ['an option of two lines', () => api.sendPoll(ADA, 'q', ['a\nb', 'c']), /lines/],
    ['a quiz without an answer', () => quiz({ correct_option_ids: [] }), /wrong correct option/],
    ['an answer beyond', () => quiz({ correct_option_ids: [2] }), /wrong correct option/],
    ['answers in disorder', () => quiz({ correct_option_ids: [1, 0] }), /wrong correct option/],
    ['several without saying so', () => quiz({ correct_option_ids: [0, 1] }), /several/],
    ['a long explanation', () => quiz({ explanation: text(201) }), /explanation/],
    ['three line feeds', () => quiz({ explanation: 'a\nb\nc\nd' }), /explanation/],
    ['too short a time', () => quiz({ open_period: 4 }), /period/],
    ['bold options', () => boldOption(), /custom emoji/],
    [
      'an explanation of no quiz',
      () => quiz({ type: 'regular', explanation: 'a' }),
      /only quizzes/,
    ],
  ])('%s', async (_, call, words) => {
    expect(await refusal(call())).toMatch(words);
  });

  const boldOption = () =>
    api.sendPoll(ADA, 'q', [
      { text: 'a', text_entities: [{ type: 'bold', offset: 0, length: 1 }] },
      { text: 'b' },
    ]);

  it('close once', async () => {
    const { message_id } = await quiz({});
    expect(await api.stopPoll(group.chat, message_id)).toMatchObject({ is_closed: true });
    expect(await refusal(api.stopPoll(group.chat, message_id))).toMatch(/already been closed/);
  });
});

describe('the bot', () => {
  const command = (name: string, description = 'a') =>
    api.setMyCommands([{ command: name, description }]);

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['a command in capitals', () => command('Ask'), /BOT_COMMAND_INVALID/],
    ['a long command', () => command(text(33)), /BOT_COMMAND_INVALID/],
    ['a command without words', () => command('ask', ''), /BOT_COMMAND_DESCRIPTION_INVALID/],
    ['a long description', () => api.setMyDescription(text(513)), /ABOUT_TOO_LONG/],
    ['a long name', () => api.setMyName(text(65)), /BOT_TITLE_INVALID/],
    [
      'a language of three letters',
      () => api.setMyName('a', { language_code: 'eng' as 'en' }),
      /language/,
    ],
    ['a query that is none', () => api.answerCallbackQuery('callback1'), /query is too old/],
    ['a method that is none', () => telepathy(), /404/],
  ] as [string, () => Promise<unknown>, RegExp][])('%s', async (_, call, words) => {
    expect(await refusal(call())).toMatch(words);
  });

  const telepathy = () =>
    (api.raw as unknown as { sendTelepathy(p: object): Promise<unknown> }).sendTelepathy({});

  it('keeps commands by scope and language', async () => {
    await api.setMyCommands([{ command: 'ask', description: 'Ask' }]);
    await api.setMyCommands([{ command: 'ask', description: '提问' }], { language_code: 'zh' });
    expect(await api.getMyCommands({ language_code: 'zh' })).toEqual([
      { command: 'ask', description: '提问' },
    ]);
    expect(await api.getMyCommands({ scope: { type: 'all_group_chats' } })).toEqual([]);
  });

  it('a wrong token is not let in', async () => {
    const wrong = new Api('123456:WRONG', { apiRoot: world.url });
    expect(await refusal(wrong.getMe())).toMatch(/401 Unauthorized/);
  });
});

describe('places', () => {
  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['an unknown chat', () => api.sendMessage(99, 'a'), /400 .*chat not found/],
    [
      'an unknown topic',
      () => api.sendMessage(forum.chat, 'a', { message_thread_id: 1 }),
      /message thread not found/,
    ],
    ['an unknown message', () => api.editMessageText(ADA, 9999, 'a'), /message to edit not found/],
    ['a message that is gone', () => api.deleteMessage(ADA, 9999), /message to delete not found/],
    [
      'a reply to nothing',
      () => api.sendMessage(ADA, 'a', { reply_parameters: { message_id: 9999 } }),
      /message to be replied not found/,
    ],
    ['a topic without the right', () => api.createForumTopic(forum.chat, 'a'), /not enough rights/],
    ['a topic of no forum', () => api.createForumTopic(group.chat, 'a'), /not a forum/],
    ['an ephemeral answer in private', () => ephemeral(ADA), /for groups/],
  ])('%s', async (_, call, words) => {
    expect(await refusal(call())).toMatch(words);
  });

  const ephemeral = (chat_id: number) =>
    api.raw.sendMessage({
      chat_id,
      text: 'a',
      ephemeral_message_parameters: { receiver_user_id: ADA },
    });

  it('people who do not want the bot are left alone', async () => {
    const bob = await world.person('Bob', { started: false });
    expect(await refusal(api.sendMessage(bob.id, 'a'))).toMatch(/403 .*can't initiate/);
    await bob.says('/start');
    await api.sendMessage(bob.id, 'a');
    await bob.blocks();
    expect(await refusal(api.sendMessage(bob.id, 'a'))).toMatch(/403 .*blocked by the user/);
  });

  it('groups move, and throw the bot out', async () => {
    const eve = await world.person('Eve');
    const old = await world.group('Old', { members: [eve], type: 'group' });
    const fresh = await world.migrated(old);
    const error = await api.sendMessage(old.chat, 'a').catch((e: unknown) => e);
    expect(error).toMatchObject({ parameters: { migrate_to_chat_id: fresh.chat } });
    await world.botBecomes(fresh, 'kicked', eve);
    expect(await refusal(api.sendMessage(fresh.chat, 'a'))).toMatch(
      /403 .*kicked from the supergroup/,
    );
  });

  it('a right that was taken is missed', async () => {
    const silent = await world.group('Silent', { permissions: { can_send_photos: false } });
    await api.sendMessage(silent.chat, 'a');
    expect(await refusal(api.sendPhoto(silent.chat, new InputFile(png(8, 8))))).toMatch(
      /not enough rights to send photos/,
    );
  });
});

it('what somebody wrote is no reference to a file', async () => {
  const { text: kept } = await api.sendMessage(ADA, 'attach://x');
  expect(kept).toBe('attach://x');
});
