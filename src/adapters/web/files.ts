/** Exports a person may download: kept in memory for a while, for the browser that asked only. */
import { randomBytes } from 'node:crypto';
import type { Attachment } from '#document/reply.ts';

const KEPT = 100;

export function createFiles() {
  const files = new Map<string, { session: string; file: Attachment }>();
  return {
    /** The address to download it from. */
    add: (session: string, file: Attachment): string => {
      const id = randomBytes(12).toString('base64url');
      files.set(id, { session, file });
      if (files.size > KEPT) files.delete(files.keys().next().value!);
      return `/file/${id}/${encodeURIComponent(file.name)}`;
    },
    find: (session: string, id: string): Attachment | undefined => {
      const found = files.get(id);
      return found?.session === session ? found.file : undefined;
    },
  };
}
