/** Reply → what goes over the wire: planned in the form its readers chose, drawn in their colours, its ids kept. */
import type { RawFile } from 'discord.js';
import { settingsFrom } from '#coach/settings/settings.ts';
import type { Place } from '#coach/turn.ts';
import type { Reply } from '#document/reply.ts';
import type { FigureSpec, Theme } from '#figures/spec.ts';
import type { Language } from '#locales/language.ts';
import type { Store } from '#store/store.ts';
import type { Workers } from '#workers/pool.ts';
import type { ButtonIds } from '../button-ids.ts';
import { createRecent } from '../shared/recent.ts';
import type { Content } from './api.ts';
import { fileOf } from './files.ts';
import type { FoldedParts } from './folded.ts';
import type { Form, PlannedMessage, Upload } from './message.ts';
import type { AdapterLog } from './parts.ts';
import { createMemory, planReply } from './plan.ts';

/** Who reads it, and what Discord lets the coach show there. */
export interface Readers {
  readonly place: Place;
  /** The one reader of what is for one person only. */
  readonly account?: string;
  readonly language: Language;
  /** Of a group, where Discord tells. @default language */
  readonly placeLanguage?: Language;
  readonly embeds: boolean;
  readonly attachments: boolean;
}

export interface Ready extends Content {
  readonly form: Form;
}

export interface PrepareOptions {
  readonly most?: number;
  readonly calls?: string;
  /** The form of a message that stands: one with components of the second version keeps them. */
  readonly form?: Form;
}

export type Prepare = (
  reply: Reply,
  readers: Readers,
  options?: PrepareOptions,
) => Promise<readonly Ready[]>;

export interface PrepareParts {
  readonly store: Store;
  readonly workers: Workers;
  readonly ids: ButtonIds;
  readonly folded: FoldedParts;
  readonly log: Pick<AdapterLog, 'error'>;
}

/** Pictures at hand, of some 40 kB each. */
const LATELY = 100;

export function createPrepare({ store, workers, ids, folded, log }: PrepareParts): Prepare {
  const settingsFor = async ({ place, account }: Readers, isPrivate: boolean) => {
    if (isPrivate) return store.settings.of(await store.links.personOf(account ?? place.id));
    const whole = place.within === undefined ? {} : await store.settings.of(place.within);
    return { ...whole, ...(await store.settings.of(place.id)) };
  };
  const memory = createMemory();
  const lately = {
    light: createRecent<FigureSpec, Uint8Array>(LATELY),
    dark: createRecent<FigureSpec, Uint8Array>(LATELY),
  };
  return async (reply, readers, { most, calls, form: standing } = {}) => {
    const isPrivate = reply.privately === true || readers.place.kind === 'private';
    const settings = settingsFrom(await settingsFor(readers, isPrivate));
    const { theme, messages } = settings;
    const { language, placeLanguage = language } = readers;
    const spoken = isPrivate ? language : placeLanguage;
    const form = standing ?? (readers.embeds ? (messages === 'rich' ? 'rich' : 'embed') : 'text');
    const plan = (pictures: boolean) =>
      planReply(
        reply,
        {
          language: settings.language === 'auto' ? spoken : settings.language,
          form,
          pictures,
          ...(most === undefined ? {} : { most }),
          ...(calls === undefined ? {} : { calls }),
        },
        memory,
      );
    const planned = plan(readers.attachments);
    const [, , ready] = await Promise.all([
      ids.keep(planned.ids),
      planned.folded && folded.keep(planned.folded, reply.privately ? readers.account : undefined),
      draw(planned.messages, theme === 'light' ? 'light' : 'dark'),
    ]);
    // What can't be drawn is told in words instead.
    return ready ?? (await draw(plan(false).messages, 'dark')) ?? [];
  };

  async function draw(
    messages: readonly PlannedMessage[],
    theme: Theme,
  ): Promise<readonly Ready[] | undefined> {
    try {
      return await Promise.all(
        messages.map(async ({ form, body, uploads }) => ({
          form,
          body,
          files: await Promise.all(uploads.map((upload) => drawn(upload, theme))),
        })),
      );
    } catch (error) {
      log.error({ err: error }, 'discord: a picture could not be drawn');
      return undefined;
    }
  }

  async function drawn(upload: Upload, theme: Theme): Promise<RawFile> {
    if ('file' in upload) return fileOf(upload.file);
    const { name, picture } = upload;
    const png =
      picture.kind === 'figure'
        ? await figure(picture.spec, theme)
        : await workers.formulaPicture(picture.tex, theme);
    const data = Buffer.from(png.buffer, png.byteOffset, png.length);
    return { name, data, contentType: 'image/png' };
  }

  /** Answers hold the same figures each time; the workers would have to look at all their numbers to know. */
  async function figure(spec: FigureSpec, theme: Theme): Promise<Uint8Array> {
    const known = lately[theme].get(spec);
    if (known) return known;
    const { png } = await workers.figure(spec, theme);
    lately[theme].set(spec, png);
    return png;
  }
}
