/** Files that come with a message: kept, counted, and found again by their names (reference, Uploading Files). */
import type { Backend } from './backend.ts';
import { createCheck, type Json, listOf } from './flaws.ts';
import { LIMITS } from './limits.ts';
import { Refusal, refuseFlawed } from './refusal.ts';
import { everyComponent } from './rules/components.ts';
import type { Upload } from './state.ts';

/** A file of a multipart form, `files[<index>]`. */
export interface SentFile {
  readonly index: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * The attachments of a message after a body was sent: those it keeps of `before` and those uploaded. Every file
 * must be listed, every listed one be there, and what is shown as `attachment://name` be among them.
 */
export function attach(
  body: Json,
  files: readonly SentFile[],
  before: readonly Json[],
  channel: string,
  backend: Backend,
): Json[] {
  if (files.some(({ bytes }) => bytes.length > LIMITS.file)) throw new Refusal(40005);
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > LIMITS.request) {
    throw new Refusal(40005);
  }
  const check = createCheck();
  const listed = Array.isArray(body.attachments) ? listOf(body.attachments) : undefined;
  const kept = before.filter(({ id }) => !listed || listed.some((entry) => entry.id === id));
  const fresh = files.map((file): Json => {
    const entry = listed?.find(({ id }) => String(id) === file.index);
    if (listed && !entry) {
      const message = 'An uploaded file is not among the attachments';
      check.flaw(['attachments'], 'ATTACHMENT_NOT_LISTED', message);
    }
    check.text(['attachments', file.index, 'description'], entry?.description, 1, 1024);
    if (!/^[\w.-]+$/u.test(file.name)) {
      const message = 'A name of letters, digits, dots, dashes and underscores keeps its form';
      check.flaw(['attachments', file.index, 'filename'], 'ATTACHMENT_NAME_CHANGED', message);
    }
    return keep(file, entry?.description, channel, backend);
  });
  for (const [index, { id }] of (listed ?? []).entries()) {
    if (kept.some((was) => was.id === id) || files.some((file) => file.index === String(id))) {
      continue;
    }
    const message = 'Neither uploaded nor there before';
    check.flaw(['attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', message);
  }
  const all = [...kept, ...fresh];
  check.count(['attachments'], all, 0, LIMITS.attachments);
  refuseFlawed(check.flaws);
  return all;
}

function keep(
  { name, type, bytes }: SentFile,
  description: unknown,
  channel: string,
  backend: Backend,
): Json {
  const upload: Upload = { id: backend.nextId(), name, type, bytes };
  backend.state.uploads.set(upload.id, upload);
  const url = `${backend.origin()}/attachments/${channel}/${upload.id}/${name}`;
  const size = pngSize(bytes);
  return {
    id: upload.id,
    filename: name,
    size: bytes.length,
    url,
    proxy_url: url,
    content_type: type,
    ...(typeof description === 'string' ? { description } : {}),
    ...(size ?? {}),
  };
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function pngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (PNG.some((byte, index) => bytes[index] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Every url of a picture or file that components and embeds show. */
export function* shownMedia(body: Json): Generator<{ url: string; path: (string | number)[] }> {
  for (const { component, path } of everyComponent(body.components)) {
    const media = [
      [component.media, 'media'],
      [component.file, 'file'],
      ...listOf(component.items).map((item, index) => [item.media, 'items', index, 'media']),
    ] as [Json | undefined, ...(string | number)[]][];
    for (const [shown, ...at] of media) {
      if (typeof shown?.url === 'string') yield { url: shown.url, path: [...path, ...at] };
    }
  }
  for (const [index, embed] of listOf(body.embeds).entries()) {
    for (const key of ['image', 'thumbnail'] as const) {
      const { url } = (embed[key] ?? {}) as Json;
      if (typeof url === 'string') yield { url, path: ['embeds', index, key, 'url'] };
    }
  }
}

/** Refuses pictures that are named but not there, not pictures, or there but (in Components V2) shown nowhere. */
export function checkShown(body: Json, attachments: readonly Json[], isV2: boolean): void {
  const check = createCheck();
  const names = new Map(attachments.map((attachment) => [attachment.filename, attachment]));
  const shown = new Set<unknown>();
  for (const { url, path } of shownMedia(body)) {
    if (!url.startsWith('attachment://')) {
      if (!URL.canParse(url) || !/^https?:/u.test(url)) {
        const message = 'Scheme must be one of (http, https, attachment).';
        check.flaw(path, 'URL_TYPE_INVALID_SCHEME', message);
      }
      shown.add(attachments.find((attachment) => attachment.url === url)?.filename);
      continue;
    }
    const name = url.slice('attachment://'.length);
    shown.add(name);
    const attachment = names.get(name);
    if (!attachment) {
      const message = `There is no attachment called ${name}`;
      check.flaw(path, 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', message);
    } else if (!path.includes('file') && attachment.width === undefined) {
      const message = `${name} is not a picture`;
      check.flaw(path, 'UNFURLED_MEDIA_ITEM_INVALID_TYPE', message);
    }
  }
  if (isV2) {
    for (const name of names.keys()) {
      if (shown.has(name)) continue;
      const message = `${String(name)} is shown by no component, so nobody sees it`;
      check.flaw(['attachments'], 'ATTACHMENT_NOT_SHOWN', message);
    }
  }
  refuseFlawed(check.flaws);
}
