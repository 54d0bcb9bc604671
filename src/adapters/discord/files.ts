/** Files to keep, as Discord takes them: one that is too large is compressed. */
import { gzipSync } from 'node:zlib';
import type { RawFile } from 'discord.js';
import type { Attachment } from '#document/reply.ts';
import { LIMITS } from './limits.ts';

/** The name under which a file goes out. */
export const sentName = (file: Attachment): string =>
  isLarge(file) ? `${file.name}.gz` : file.name;

const isLarge = ({ content }: Attachment): boolean => Buffer.byteLength(content) > LIMITS.fileBytes;

export const fileOf = (file: Attachment): RawFile =>
  isLarge(file)
    ? { name: sentName(file), data: gzipSync(file.content), contentType: 'application/gzip' }
    : { name: file.name, data: Buffer.from(file.content), contentType: file.type };
