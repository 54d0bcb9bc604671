/** Pictures → what is sent for them: the id of an earlier upload, or the file, once. */
import { InputFile } from 'grammy';
import type { Store } from '#store/store.ts';
import type { Workers } from '#workers/pool.ts';
import type { Picture } from './pictures.ts';

export interface Media {
  /** The known ids of these pictures, by hash. */
  known(pictures: readonly Picture[]): Promise<ReadonlyMap<string, string>>;
  draw(picture: Picture): Promise<InputFile>;
  /** What Telegram calls them now. */
  remember(uploaded: ReadonlyMap<string, string>): Promise<void>;
  /** Telegram does not know an id any more. */
  forget(pictures: readonly Picture[]): Promise<void>;
}

/** Ids kept in memory, besides the store. */
const KEPT = 2000;

/** `source`: the bot, whose ids are its own. */
export function createMedia(
  source: string,
  { media }: Pick<Store, 'media'>,
  workers: Pick<Workers, 'figure' | 'formulaPicture'>,
  now: () => number,
): Media {
  const ids = new Map<string, string>();
  const keep = (hash: string, id: string) => {
    ids.set(hash, id);
    if (ids.size > KEPT) ids.delete(ids.keys().next().value!);
  };
  return {
    known: async (pictures) => {
      const hashes = [...new Set(pictures.map(({ hash }) => hash))];
      const unknown = hashes.filter((hash) => !ids.has(hash));
      for (const [hash, id] of await media.find(source, unknown)) keep(hash, id);
      return new Map(
        hashes.flatMap((hash) => {
          const id = ids.get(hash);
          return id === undefined ? [] : [[hash, id]];
        }),
      );
    },
    draw: async ({ shows, theme, hash }) => {
      const png =
        'figure' in shows
          ? (await workers.figure(shows.figure, theme)).png
          : await workers.formulaPicture(shows.formula, theme);
      return new InputFile(png, `${hash}.png`);
    },
    remember: async (uploaded) => {
      for (const [hash, id] of uploaded) {
        if (ids.get(hash) === id) continue;
        await media.remember(source, hash, id, now());
        keep(hash, id);
      }
    },
    forget: async (pictures) => {
      for (const { hash } of pictures) {
        ids.delete(hash);
        await media.forget(source, hash);
      }
    },
  };
}
