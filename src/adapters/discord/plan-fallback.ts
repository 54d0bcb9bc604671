/**
 * Pieces → a message without components of the second version: embeds for people with old clients, plain text where
 * embeds are not allowed. Each has the same words, pictures and buttons.
 */
import { type APIEmbed, MessageFlags } from 'discord-api-types/v10';
import { LIMITS } from './limits.ts';
import type { PlannedMessage } from './message.ts';
import { attachments, callOf, mark, mentions, mergedTexts, type Page, uploadsOf } from './page.ts';
import { ACCENT } from './plan-rich.ts';

/** The message, or `undefined` where it would hold more than Discord takes. */
export function embedMessage(page: Page): PlannedMessage | undefined {
  const uploads = uploadsOf(page);
  const embeds: APIEmbed[] = [];
  let picture = 0;
  for (const piece of mergedTexts(page.pieces)) {
    const last = embeds.at(-1);
    if (piece.kind === 'picture') {
      const image = { url: `attachment://${uploads[picture++]!.name}` };
      // A text and the picture under it are one embed.
      if (last && !last.image) last.image = image;
      else embeds.push({ color: ACCENT, image });
    } else if (piece.kind !== 'rule') embeds.push({ color: ACCENT, description: piece.text });
  }
  const texts = embeds.map(({ description = '' }) => description.length);
  const fits =
    embeds.length <= LIMITS.embeds &&
    texts.every((length) => length <= LIMITS.embedDescription) &&
    texts.reduce((sum, length) => sum + length, 0) <= LIMITS.embedTotal;
  return fits ? plain('embed', page, { embeds, ...content(callOf(page)) }) : undefined;
}

export function textMessage(page: Page): PlannedMessage | undefined {
  const texts = mergedTexts(page.pieces.filter(({ kind }) => kind === 'text'));
  const text = [callOf(page), ...texts.map((piece) => ('text' in piece ? piece.text : ''))]
    .filter(Boolean)
    .join('\n\n');
  if (text.length > LIMITS.content) return undefined;
  // Discord would show what addresses lead to below the message.
  return plain('text', page, { ...content(text), flags: MessageFlags.SuppressEmbeds });
}

const content = (text: string) => (text === '' ? {} : { content: text });

function plain(
  form: 'embed' | 'text',
  page: Page,
  body: Pick<PlannedMessage['body'], 'embeds' | 'content' | 'flags'>,
): PlannedMessage | undefined {
  const uploads = uploadsOf(page);
  const isEmpty = !body.content && !body.embeds?.length && uploads.length === 0;
  if (isEmpty || page.rows.length > LIMITS.plainRows || uploads.length > LIMITS.attachments)
    return undefined;
  return {
    form,
    uploads,
    body: {
      ...body,
      components: page.rows.map((row, i) => (i === 0 ? { ...row, ...mark(page) } : row)),
      attachments: attachments(uploads),
      allowed_mentions: mentions(page),
    },
  };
}
