/**
 * `@bot why scale attention` in any chat: up to ten questions of the bank, each a message with its sentence, answer,
 * formulas and the figures Telegram has already. An empty query shows the question of the day.
 */
import type { InlineQuery, InlineQueryResultArticle, InputMessageContent } from '@grammyjs/types';
import type { Api } from 'grammy';
import type { Question } from '#bank/question.ts';
import type { Coach } from '#coach/coach.ts';
import { languageOf } from '#coach/language-of.ts';
import { lookUp } from '#coach/meet.ts';
import { nearTo } from '#coach/near.ts';
import { questionOfTheDay } from '#coach/question-of-the-day.ts';
import type { Block } from '#document/nodes.ts';
import type { Theme } from '#figures/spec.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import type { Store } from '#store/store.ts';
import { chatId, placeOf } from './address.ts';
import { linkTo, questionPayload } from './deep-links.ts';
import { calling } from './errors.ts';
import { LIMITS } from './limits.ts';
import type { Media } from './media.ts';
import { placed } from './payloads.ts';
import { picturesIn } from './pictures.ts';
import { textOf } from './plan-classic.ts';
import { richBlocks, sizeOf } from './plan-rich.ts';
import { languageFrom } from './visits.ts';

export interface InlineParts {
  readonly api: Api;
  readonly coach: Coach;
  readonly media: Media;
  readonly store: Store;
  readonly username: string;
  /** Whether the server knows rich messages. */
  readonly rich: () => boolean;
  readonly now: () => number;
}

export function createInline({ api, coach, media, store, username, rich, now }: InlineParts) {
  const { services } = coach;
  return async ({ id, query, from }: InlineQuery): Promise<void> => {
    const account = { id: chatId(from.id), name: '' };
    const { mine } = await lookUp({ account, place: placeOf({ chat: from.id }) }, store);
    const typed = query.trim();
    const language =
      mine.language === 'auto' ? languageOf(typed, languageFrom(from)) : mine.language;
    const say = wordsOf(language);
    const form = {
      language,
      rich: rich() && mine.messages === 'rich',
      theme: mine.theme === 'dark' ? 'dark' : 'light',
    } as const;
    const found = typed === '' ? today() : matching(typed);
    const results = await Promise.all(
      found.map((question) =>
        result(question, form, (title) =>
          typed === '' ? say('telegram-inline-today', { title }) : title,
        ),
      ),
    );
    await calling(() =>
      api.raw.answerInlineQuery({
        inline_query_id: id,
        results,
        cache_time: LIMITS.inline.cacheSeconds,
        is_personal: true,
        button: {
          text: say(found.length > 0 ? 'telegram-inline-more' : 'telegram-inline-none'),
          start_parameter: 'inline',
        },
      }),
    );
  };

  function today(): Question[] {
    const date = new Date(now()).toISOString().slice(0, 10);
    const question = questionOfTheDay(services.bank, date);
    return question ? [question] : [];
  }

  /** What was meant first, then what it could have been, then titles that begin like it. */
  function matching(typed: string): Question[] {
    const titles = services.lookup.suggest(typed, LIMITS.inline.results);
    const slugs = new Set([...nearTo(services.lookup.find(typed)), ...titles]);
    return [...slugs]
      .flatMap((slug) => services.bank.find(slug) ?? [])
      .slice(0, LIMITS.inline.results);
  }

  async function result(
    question: Question,
    { language, rich: isRich, theme }: { language: Language; rich: boolean; theme: Theme },
    titled: (title: string) => string,
  ): Promise<InlineQueryResultArticle> {
    const { title, sentence } = question.text[language];
    const { document: answer } = await services.answers.of(question, language);
    // What is folded waits in the private chat.
    const shown = answer.children.filter(({ type }) => type !== 'details');
    const payload = questionPayload(question.slug);
    const label = wordsOf(language)('telegram-inline-open');
    return {
      type: 'article',
      id: question.slug.slice(0, 64),
      title: titled(title),
      description: textOf(sentence.children).text,
      input_message_content: isRich ? await richContent(shown, theme) : textContent(shown),
      reply_markup: {
        inline_keyboard: [[{ text: label, url: linkTo(username, payload) }]],
      },
    };
  }

  /** Nothing can be uploaded here: a figure that Telegram doesn't have yet is told in words. */
  async function richContent(blocks: readonly Block[], theme: Theme): Promise<InputMessageContent> {
    const planned = richBlocks(blocks, theme);
    const known = await media.known(picturesIn(planned));
    const content = planned.flatMap((block) => {
      if (block.type !== 'photo' || picturesIn(block).every(({ hash }) => known.has(hash)))
        return [block];
      return [{ type: 'paragraph' as const, text: block.caption?.text ?? '' }];
    });
    const { rich: limits } = LIMITS;
    const fitting = asMany(content, (some) => {
      const size = sizeOf(some);
      return size.text <= limits.text && size.blocks <= limits.blocks;
    });
    return {
      rich_message: { blocks: placed(fitting, known) as never, skip_entity_detection: true },
    };
  }
}

function textContent(blocks: readonly Block[]): InputMessageContent {
  const fitting = asMany(blocks, (some) => textOf(some).text.length <= LIMITS.text);
  const { text, entities } = textOf(fitting);
  return {
    message_text: text,
    entities: [...entities],
    link_preview_options: { is_disabled: true },
  };
}

/** The first ones that fit together; the rest is a press away. */
function asMany<T>(all: readonly T[], fits: (some: readonly T[]) => boolean): T[] {
  let count = all.length;
  while (count > 1 && !fits(all.slice(0, count))) count--;
  return all.slice(0, count);
}
