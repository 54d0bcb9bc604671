import type { Message } from '@grammyjs/types';
import { describe, expect, it } from 'vitest';
import { read, written } from '#adapters/telegram/buttons.ts';
import { commandsFor, SCOPES } from '#adapters/telegram/commands.ts';
import {
  commandPayload,
  keptPayload,
  linkToTopic,
  opened,
  questionPayload,
} from '#adapters/telegram/deep-links.ts';
import { inlineText, join, plain, styled, trimmed } from '#adapters/telegram/entities.ts';
import { LIMITS } from '#adapters/telegram/limits.ts';
import { meantBy } from '#adapters/telegram/texts.ts';
import { abilities } from '#coach/abilities.ts';
import { emphasis, strong } from '#document/build.ts';
import { LANGUAGES } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';

const me = { username: 'coach_bot', id: 1, knows: (name: string) => name === 'quiz' };
const said = (text: string, type: 'private' | 'supergroup', more: Partial<Message> = {}) => {
  const mention = text.indexOf('@coach_bot');
  const entities = mention < 0 ? [] : [{ type: 'mention' as const, offset: mention, length: 10 }];
  return meantBy({ text, entities, chat: { id: 7, type }, ...more } as Message, me);
};

describe('what a text is meant as', () => {
  it.each([
    ['why scale', 'private', { kind: 'text', text: 'why scale' }],
    ['/quiz attention 5', 'private', { kind: 'command', name: 'quiz', words: 'attention 5' }],
    ['/quiz@coach_bot 5', 'supergroup', { kind: 'command', name: 'quiz', words: '5' }],
    ['/quiz@other_bot 5', 'supergroup', undefined],
    ['/weather', 'supergroup', undefined],
    ['/weather@coach_bot', 'supergroup', { kind: 'command', name: 'weather', words: '' }],
    ['good morning', 'supergroup', undefined],
    ['@coach_bot why scale', 'supergroup', { kind: 'text', text: 'why scale' }],
    ['why scale, @coach_bot?', 'supergroup', { kind: 'text', text: 'why scale, ?' }],
  ] as const)('%s (%s)', (text, type, meant) => {
    expect(said(text, type)).toEqual(meant);
  });

  it('a reply to the bot is for it, but not the first message of a topic', () => {
    const replied = { from: { id: 1 }, message_id: 2 } as never;
    expect(said('and why?', 'supergroup', { reply_to_message: replied })).toBeDefined();
    const opening = { from: { id: 1 }, message_id: 2, forum_topic_created: {} } as never;
    expect(said('hello all', 'supergroup', { reply_to_message: opening })).toBe(undefined);
  });
});

describe('links', () => {
  it('lead to a question, a command or what was kept', () => {
    expect(opened(questionPayload('scale-sqrt-dk')!)).toEqual({
      kind: 'question',
      slug: 'scale-sqrt-dk',
    });
    expect(opened(commandPayload('interview', 'attention 20')!)).toEqual({
      kind: 'command',
      name: 'interview',
      line: '/interview attention 20',
    });
    const hash = `~${'aB-_'.repeat(5)}cd`;
    expect(opened(keptPayload(hash))).toEqual({ kind: 'kept', hash });
  });

  it('lead into a topic of a supergroup', () => {
    expect(linkToTopic(-1_001_234_567_890, 17)).toBe('https://t.me/c/1234567890/17');
  });

  it('take only what a link can hold', () => {
    expect(commandPayload('interview', '注意力')).toBe(undefined);
    expect(commandPayload('ask', 'x'.repeat(70))).toBe(undefined);
    expect(opened('what? is this')).toBe(undefined);
  });
});

it('a button’s data says what, for which place, and what is asked for', () => {
  for (const pressed of [
    { id: 'ask:scale-sqrt-dk' },
    { id: 'report.write:x', asks: 'What is wrong?' },
    { id: 'quiz.next:ab 2', place: '-100123/17' },
    { id: 'interview.answer:ab 1', asks: 'Your answer', place: '-100123' },
  ])
    expect(read(written(pressed))).toEqual(pressed);
});

describe('entities', () => {
  it('count in UTF-16 units and nest', () => {
    const { text, entities } = inlineText([
      { type: 'text', value: '😀 ' },
      strong('bold ', emphasis('both')),
    ]);
    expect(
      entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]),
    ).toEqual([
      ['bold', 'bold both'],
      ['italic', 'both'],
    ]);
  });

  it('what a person types is text, and no link but to the web', () => {
    const { text, entities } = inlineText([
      { type: 'text', value: '<b>*x*</b> @durov' },
      { type: 'link', url: 'tg://user?id=1', children: [{ type: 'text', value: 'me' }] },
    ]);
    expect(text).toBe('<b>*x*</b> @durovme');
    expect(entities).toEqual([]);
  });

  it('move along when white space around them goes', () => {
    const all = join([plain('  '), styled(plain('word '), { type: 'bold' })]);
    expect(trimmed(all)).toEqual({
      text: 'word',
      entities: [{ type: 'bold', offset: 0, length: 4 }],
    });
  });
});

it.each(LANGUAGES)('commands and descriptions are within their limits in %s', (language) => {
  const say = wordsOf(language);
  for (const scope of SCOPES) {
    const commands = commandsFor(scope, abilities, language);
    expect(commands.length).toBeLessThanOrEqual(LIMITS.command.commands);
    for (const { command, description } of commands) {
      expect(command).toMatch(/^[a-z0-9_]{1,32}$/u);
      expect(description.length).toBeLessThanOrEqual(LIMITS.command.description);
    }
  }
  expect(say('telegram-short').length).toBeLessThanOrEqual(LIMITS.about.short);
  expect(say('telegram-description').length).toBeLessThanOrEqual(LIMITS.about.long);
});
