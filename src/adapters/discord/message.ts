/** A message that is ready but for its pictures, and what it can hold in each of the three forms. */
import { createHash } from 'node:crypto';
import type {
  APIAllowedMentions,
  APIEmbed,
  APIMessageTopLevelComponent,
  RESTAPIAttachment,
} from 'discord-api-types/v10';
import type { Attachment } from '#document/reply.ts';
import type { Picture } from './pieces.ts';

/** `rich`: components; `embed` for people with old clients; `text` where embeds are not allowed. */
export type Form = 'rich' | 'embed' | 'text';

/** What goes out with a message, in the order of its attachments. */
export type Upload = { readonly name: string } & (
  | { readonly picture: Picture; readonly alt: string }
  | { readonly file: Attachment }
);

export interface Body {
  flags?: number;
  content?: string;
  embeds?: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  attachments: Pick<RESTAPIAttachment, 'id' | 'filename' | 'description'>[];
  allowed_mentions: APIAllowedMentions;
}

export interface PlannedMessage {
  readonly form: Form;
  readonly body: Body;
  readonly uploads: readonly Upload[];
}

/**
 * The number a component of a message bears that is kept up to date under `key`: a pressed button tells by it what
 * message it belongs to, and whether that is the last of `several`, without asking anybody.
 */
export function markOf(key: string, several = false): number {
  const hash = createHash('sha256').update(several ? `${key} +` : key);
  // Discord numbers the others from 1; a component's number has 31 bits.
  return 1000 + (hash.digest().readUInt32BE() % (2 ** 31 - 1000));
}
