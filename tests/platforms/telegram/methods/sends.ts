/** Messages: texts, rich messages, pictures, albums, files. */
import type { InputMediaDocument, InputMediaPhoto } from '@grammyjs/types';
import { malformed, within } from '../server/api-error.ts';
import { secondsOf } from '../server/clock.ts';
import { documentOf, photoSizes } from '../server/files.ts';
import { type RichInput, receivedRich } from '../server/rich.ts';
import { addMessage } from '../server/state.ts';
import { formatted, messageText, textFields } from '../server/text.ts';
import type { Context, Methods } from './context.ts';
import { post } from './post.ts';
import { openChat, requirePermission, threadFields } from './target.ts';

const CAPTION = ['caption', 'caption_entities'] as const;

export const captionFields = ({
  caption = '',
  caption_entities,
  parse_mode,
}: Pick<InputMediaPhoto<string>, 'caption' | 'caption_entities' | 'parse_mode'>): Record<
  string,
  unknown
> => {
  const fields = formatted(caption, caption_entities, parse_mode, 'caption');
  return fields.text === '' ? {} : textFields(fields, CAPTION);
};

export const photoFields = (reference: string, { files }: Context) => ({
  photo: photoSizes(files.take(reference, 'photo')),
});

export const documentFields = (reference: string, { files }: Context) => ({
  document: documentOf(files.take(reference, 'document')),
});

/** A photo or a file as a part of an album or of an edited message. */
export function mediaFields(
  media: InputMediaPhoto<string> | InputMediaDocument<string> | { readonly type: string },
  context: Context,
): Record<string, unknown> {
  if (media.type !== 'photo' && media.type !== 'document')
    throw malformed(`this server knows no media of type ${media.type}`);
  const known = media as InputMediaPhoto<string> | InputMediaDocument<string>;
  return {
    ...(known.type === 'photo'
      ? photoFields(known.media, context)
      : documentFields(known.media, context)),
    ...captionFields(known),
  };
}

export const sends: Methods = {
  sendMessage: (p, context) =>
    post(
      p,
      'can_send_messages',
      () => textFields(messageText(p.text, p.entities, p.parse_mode)),
      context,
    ),

  sendRichMessage: (p, context) =>
    post(
      p,
      'can_send_messages',
      (chat) => {
        const rich = receivedRich(
          p.rich_message as unknown as RichInput,
          context.files,
          chat.view.type,
        );
        if (JSON.stringify(rich).includes('"photo"'))
          requirePermission(chat, 'can_send_photos', context);
        return { rich_message: rich };
      },
      context,
    ),

  sendPhoto: (p, context) =>
    post(
      p,
      'can_send_photos',
      () => ({ ...photoFields(p.photo, context), ...captionFields(p) }),
      context,
    ),

  sendDocument: (p, context) =>
    post(
      p,
      'can_send_documents',
      () => ({ ...documentFields(p.document, context), ...captionFields(p) }),
      context,
    ),

  sendMediaGroup: (p, context) => {
    within('media group', p.media.length);
    const kinds = new Set(p.media.map(({ type }) => type));
    if (kinds.size > 1 && kinds.has('document'))
      throw malformed("documents can't be mixed with other media in an album");
    const chat = openChat(p.chat_id, context);
    requirePermission(chat, 'can_send_photos', context);
    const thread = threadFields(chat, p.message_thread_id, context);
    const contents = p.media.map((media) => mediaFields(media, context));
    context.rates.spend(chat.view.id, p.media.length, 'send');
    const group = `album${++context.state.count}`;
    return contents.map((content) =>
      addMessage(
        chat,
        {
          date: secondsOf(context.clock.now()),
          from: context.state.bot,
          ...thread,
          media_group_id: group,
          ...content,
        },
        context.keep,
      ),
    );
  },
};
