/** Pictures → what is sent for them: the id of an earlier upload, or the file, once. */
import { setTimeout as delay } from 'node:timers/promises';
import { InputFile } from 'grammy';
import type { Store } from '#store/store.ts';
import type { Workers } from '#workers/pool.ts';
import { createRecent } from '../shared/recent.ts';
import type { Picture } from './pictures.ts';

export interface Media {
  /** The known ids of these pictures, by hash. */
  known(pictures: readonly Picture[]): Promise<ReadonlyMap<string, string>>;
  draw(picture: Picture): Promise<InputFile>;
  /** What Telegram calls them now. */
  remember(uploaded: ReadonlyMap<string, string>): Promise<void>;
  /** Telegram does not know these ids any more, by hash. */
  forget(known: ReadonlyMap<string, string>): Promise<void>;
  /** Where some of these are being uploaded: resolves when they are, or when that takes too long to wait for. */
  underway(pictures: readonly Picture[]): Promise<unknown> | undefined;
  /** Runs `work`, which uploads these; others may wait for it. */
  uploading<T>(pictures: readonly Picture[], work: () => Promise<T>): Promise<T>;
}

/** A chat that must wait with its upload holds up no other for longer. */
const WAIT_MS = 5000;

/** Ids kept in memory, besides the store. */
const KEPT = 2000;

/** `source`: the bot, whose ids are its own. */
export function createMedia(
  source: string,
  { media }: Pick<Store, 'media'>,
  workers: Pick<Workers, 'figure' | 'formulaPicture'>,
  now: () => number,
): Media {
  const ids = createRecent<string, string>(KEPT);
  const underway = new Map<string, Promise<void>>();
  return {
    known: async (pictures) => {
      const hashes = [...new Set(pictures.map(({ hash }) => hash))];
      const known = new Map<string, string>();
      const unknown: string[] = [];
      for (const hash of hashes) {
        const id = ids.get(hash);
        if (id === undefined) unknown.push(hash);
        else known.set(hash, id);
      }
      if (unknown.length === 0) return known;
      for (const [hash, id] of await media.find(source, unknown)) {
        ids.set(hash, id);
        known.set(hash, id);
      }
      return known;
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
        ids.set(hash, id);
      }
    },
    forget: async (known) => {
      for (const [hash, id] of known) {
        // It may have been uploaded anew meanwhile.
        if (ids.get(hash) !== id) continue;
        ids.delete(hash);
        await media.forget(source, hash);
      }
    },
    underway: (pictures) => {
      const busy = pictures.flatMap(({ hash }) => underway.get(hash) ?? []);
      if (busy.length === 0) return undefined;
      return Promise.race([Promise.all(busy), delay(WAIT_MS, undefined, { ref: false })]);
    },
    uploading: async (pictures, work) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      for (const { hash } of pictures) underway.set(hash, promise);
      try {
        return await work();
      } finally {
        for (const { hash } of pictures) if (underway.get(hash) === promise) underway.delete(hash);
        resolve();
      }
    },
  };
}
