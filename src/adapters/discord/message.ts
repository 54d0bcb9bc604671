/** A message that is ready but for its pictures, and what it can hold in each of the three forms. */
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
