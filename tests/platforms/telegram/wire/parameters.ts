/** The parameters of a call, from JSON, a form, a query or a multipart body, as values of the types the method declares. */
import { type Multipart, readMultipart, type Upload } from './multipart.ts';
import { type Field, resolve, type Schema, type Shape } from './shapes.ts';

export type Parameters = Readonly<Record<string, unknown>>;

export interface Call {
  readonly parameters: Parameters;
  readonly files: ReadonlyMap<string, Upload>;
}

const NO_FILES: ReadonlyMap<string, Upload> = new Map();

export interface RawCall {
  readonly body: Buffer;
  readonly contentType: string;
  readonly query: URLSearchParams;
}

/** Throws where the body isn't what its type says. Files lie beside the parameters until they are referred to. */
export function readCall({ body, contentType, query }: RawCall, read: Reader): Call {
  const asked = Object.fromEntries([...query].map(([name, text]) => [name, read(name, text)]));
  if (body.length === 0) return { parameters: asked, files: NO_FILES };
  if (/^application\/json\b/iu.test(contentType)) {
    const given: unknown = JSON.parse(body.toString('utf8'));
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      throw new Error('the body is no JSON object');
    return { parameters: { ...asked, ...given }, files: NO_FILES };
  }
  if (/^multipart\/form-data\b/iu.test(contentType))
    return fromMultipart(readMultipart(body, contentType), asked, read);
  if (/^application\/x-www-form-urlencoded\b/iu.test(contentType)) {
    const form = new URLSearchParams(body.toString('utf8'));
    return {
      parameters: {
        ...asked,
        ...Object.fromEntries([...form].map(([name, text]) => [name, read(name, text)])),
      },
      files: NO_FILES,
    };
  }
  throw new Error(`the content type ${contentType || '(none)'} is not one the Bot API takes`);
}

function fromMultipart({ fields, files }: Multipart, asked: Parameters, read: Reader): Call {
  const parameters: Record<string, unknown> = { ...asked };
  for (const [name, text] of fields) parameters[name] = read(name, text);
  return { parameters, files };
}

/** Where a file may stand; anywhere else `attach://` is what somebody wrote. */
const FILES = new Set([
  'animation',
  'audio',
  'certificate',
  'cover',
  'document',
  'media',
  'photo',
  'sticker',
  'thumbnail',
  'video',
  'video_note',
  'voice',
]);
const ATTACHED = 'attach://';

/** The names of the files a value refers to. */
export function attachmentsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    if (typeof part !== 'string') return attachmentsIn(part);
    return FILES.has(name) && part.startsWith(ATTACHED) ? [part.slice(ATTACHED.length)] : [];
  });
}

/** A parameter's value from its text. */
export type Reader = (name: string, text: string) => unknown;

export const readerFor =
  (fields: readonly Field[], schema: Schema): Reader =>
  (name, text) => {
    const field = fields.find((f) => f.name === name);
    return field ? fromText(text, field.shape, schema) : text;
  };

function fromText(text: string, shape: Shape, schema: Schema): unknown {
  const kinds = kindsOf(shape, schema);
  if (kinds.has('number') && /^-?\d+(?:\.\d+)?$/u.test(text)) return Number(text);
  if (kinds.has('boolean') && /^(?:true|false)$/iu.test(text)) return text.toLowerCase() === 'true';
  if (kinds.has('string')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function kindsOf(shape: Shape, schema: Schema): Set<string> {
  const whole = resolve(shape, schema);
  if (whole.kind === 'union')
    return new Set(whole.of.flatMap((part) => [...kindsOf(part, schema)]));
  if (whole.kind === 'literal') return new Set([typeof whole.value]);
  return new Set([whole.kind === 'integer' ? 'number' : whole.kind]);
}
