/** The files of a message's pictures: the ids of earlier uploads, or uploads whose ids are kept. */
import type { Message, PhotoSize, RichBlock } from '@grammyjs/types';
import type { InputFile } from 'grammy';
import { PlatformError } from '#coach/messenger.ts';
import type { Media } from './media.ts';
import type { Files } from './payloads.ts';
import type { Picture } from './pictures.ts';

/** So often somebody else's upload is waited for. */
const PATIENCE = 3;
const UNKNOWN_FILE = /file identifier|remote file|file_id|FILE_REFERENCE|MEDIA_EMPTY|wrong file/iu;

/**
 * Runs a call with the files of its pictures. What somebody else is uploading just now is waited for; where Telegram knows an
 * id no more, the call is made once again with uploads.
 */
export async function withFiles(
  pictures: readonly Picture[],
  media: Media,
  call: (files: Files) => Promise<Message[]>,
): Promise<Message[]> {
  if (pictures.length === 0) return call(new Map());
  const known = await knownOf(pictures, media);
  try {
    return await attempt(known);
  } catch (error) {
    const refused = error instanceof PlatformError && UNKNOWN_FILE.test(error.message);
    if (!refused || known.size === 0) throw error;
    await media.forget(known);
    return attempt(new Map());
  }

  async function attempt(ids: ReadonlyMap<string, string>): Promise<Message[]> {
    const missing = pictures.filter(({ hash }) => !ids.has(hash));
    if (missing.length === 0) return call(ids);
    return media.uploading(missing, async () => {
      const files = new Map<string, string | InputFile>(ids);
      await Promise.all(
        missing.map(async (picture) => files.set(picture.hash, await media.draw(picture))),
      );
      const messages = await call(files);
      const told = messages.flatMap(photosIn);
      // As many as were sent, or it is unclear which is which.
      if (told.length === pictures.length) {
        await media.remember(new Map(pictures.map(({ hash }, i) => [hash, told[i]!])));
      }
      return messages;
    });
  }
}

/** The ids there are, after those of uploads that are under way; an upload that takes its time is waited for only so long. */
async function knownOf(
  pictures: readonly Picture[],
  media: Media,
): Promise<ReadonlyMap<string, string>> {
  for (let waited = 0; ; waited++) {
    const known = await media.known(pictures);
    const busy = media.underway(pictures.filter(({ hash }) => !known.has(hash)));
    if (!busy || waited === PATIENCE) return known;
    await busy;
  }
}

/** The ids of the pictures in a message, in their order. */
function photosIn({ photo, rich_message, poll: asked }: Message): string[] {
  return [
    ...largest(photo),
    ...(rich_message?.blocks ?? []).flatMap(photosInBlock),
    ...(asked?.options ?? []).flatMap(({ media }) => largest(media?.photo)),
  ];
}

function photosInBlock(block: RichBlock): string[] {
  switch (block.type) {
    case 'photo':
      return largest(block.photo);
    case 'details':
    case 'blockquote':
      return block.blocks.flatMap(photosInBlock);
    case 'list':
      return block.items.flatMap(({ blocks }) => blocks.flatMap(photosInBlock));
    default:
      return [];
  }
}

const largest = (sizes: readonly PhotoSize[] | undefined): string[] => {
  const last = sizes?.at(-1);
  return last ? [last.file_id] : [];
};
