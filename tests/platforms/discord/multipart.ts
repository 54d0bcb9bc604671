/** A request's body: JSON, or a form with `payload_json` and `files[n]` (reference, Uploading Files). */
import type { Json } from './flaws.ts';
import { LIMITS } from './limits.ts';
import { Refusal } from './refusal.ts';
import type { SentFile } from './uploads.ts';

export interface Sent {
  readonly body: unknown;
  readonly files: readonly SentFile[];
}

export async function readBody(request: Request): Promise<Sent> {
  const type = request.headers.get('content-type') ?? '';
  if (Number(request.headers.get('content-length') ?? 0) > LIMITS.request) {
    throw new Refusal(40005);
  }
  if (type.startsWith('multipart/form-data')) return readForm(await request.formData());
  const text = await request.text();
  if (text === '') return { body: undefined, files: [] };
  if (!type.startsWith('application/json')) throw new Refusal(50109);
  return { body: parse(text), files: [] };
}

async function readForm(form: FormData): Promise<Sent> {
  const files: SentFile[] = [];
  let body: unknown = {};
  for (const [key, value] of form) {
    if (key === 'payload_json' && typeof value === 'string') {
      body = parse(value);
      continue;
    }
    const index = /^files\[(\d+)\]$/u.exec(key)?.[1];
    if (index === undefined || typeof value === 'string') {
      throw new Refusal(50035, [
        {
          path: [key],
          code: 'FORM_FIELD_UNKNOWN',
          message: 'A form has payload_json and files[n]',
        },
      ]);
    }
    const bytes = new Uint8Array(await value.arrayBuffer());
    files.push({ index, name: value.name, type: value.type, bytes });
  }
  return { body, files };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new Refusal(50109);
  }
}
