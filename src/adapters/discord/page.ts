/** What one message is made of, before it takes a form. */
import type { APIAllowedMentions, APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import type { Attachment } from '#document/reply.ts';
import { shortened } from '../shared/plain-text.ts';
import type { Row } from './buttons.ts';
import { sentName } from './files.ts';
import { LIMITS } from './limits.ts';
import { type Body, markOf, type Upload } from './message.ts';
import type { Piece } from './pieces.ts';

/** An option of a quiz with its button beside it. */
export interface OptionPiece {
  readonly kind: 'option';
  readonly text: string;
  readonly button: APIButtonComponentWithCustomId;
}

export interface Page {
  readonly pieces: readonly (Piece | OptionPiece)[];
  readonly rows: readonly Row[];
  readonly files: readonly Attachment[];
  /** What a message that is kept up to date is known by. */
  readonly key?: string;
  /** Others of the same reply stand above it. @default false */
  readonly several?: boolean;
  /** The id of a role that is called above the message. */
  readonly calls?: string;
}

/** The pictures of a page in the order of its pieces, then its files. */
export function uploadsOf({ pieces, files }: Page): Upload[] {
  const pictures = pieces.filter((piece) => piece.kind === 'picture');
  return [
    ...pictures.map(({ picture, alt }, i) => ({
      name: `${picture.kind}-${i + 1}.png`,
      picture,
      alt,
    })),
    ...files.map((file) => ({ name: sentName(file), file })),
  ];
}

export const attachments = (uploads: readonly Upload[]): Body['attachments'] =>
  uploads.map((upload, i) => ({
    id: String(i),
    filename: upload.name,
    ...('alt' in upload ? { description: shortened(upload.alt, LIMITS.alt) } : {}),
  }));

export const callOf = ({ calls }: Page): string => (calls === undefined ? '' : `<@&${calls}>`);

/** Nobody is called but the role that is meant to be. */
export const mentions = ({ calls }: Page): APIAllowedMentions => ({
  parse: [],
  ...(calls === undefined ? {} : { roles: [calls] }),
});

/** Texts that follow each other as one, with room between paragraphs. */
export function mergedTexts<P extends Piece | OptionPiece>(pieces: readonly P[]): P[] {
  const merged: P[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last?.kind !== 'text' || piece.kind !== 'text') {
      merged.push(piece);
      continue;
    }
    // Headings and code bring room of their own.
    const tight =
      piece.tight || /(?:^|\n)#[^\n]*$|```$/u.test(last.text) || /^```/u.test(piece.text);
    merged[merged.length - 1] = {
      ...last,
      text: `${last.text}${tight ? '\n' : '\n\n'}${piece.text}`,
    };
  }
  return merged;
}

/** Set on the outermost component that there is. */
export const mark = ({ key, several }: Page): { id?: number } =>
  key === undefined ? {} : { id: markOf(key, several) };
