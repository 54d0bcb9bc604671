/** One call of the bot: understood, checked, carried out, written down. */

import { methods } from '../methods/all.ts';
import type { Context } from '../methods/context.ts';
import { isAddition } from '../wire/additions.ts';
import type { Upload } from '../wire/multipart.ts';
import { attachmentsIn, type RawCall, readCall, readerFor } from '../wire/parameters.ts';
import { type Field, objectFaults, type Schema } from '../wire/shapes.ts';
import { ApiError } from './api-error.ts';
import type { Transcript } from './transcript.ts';

export interface Answer {
  readonly status: number;
  readonly body: object;
}

export interface Schemas {
  /** The newest the library speaks; always there. */
  readonly declared: Schema;
  /** The published specification, where there is a copy. */
  readonly published: Schema | undefined;
}

type Parameters = Record<string, unknown>;

/** Carries out a call whose method and body came over the wire. `context` makes what it runs in of its files. */
export async function carryOut(
  method: string,
  raw: RawCall,
  { declared, published }: Schemas,
  transcript: Transcript,
  context: (files: ReadonlyMap<string, Upload>) => Context,
): Promise<Answer> {
  let parameters: Parameters = {};
  let faults: string[] = [];
  try {
    const fields = declared.methods.get(method);
    const run = methods[method as keyof typeof methods] as
      | ((parameters: Parameters, context: Context) => unknown)
      | undefined;
    if (!fields) throw fault(404, 'Not Found: method not found');
    if (!run) throw fault(501, `Not Implemented: this server doesn't know ${method}`);
    const call = read(raw, fields, declared);
    ({ parameters } = call);
    faults = [
      ...objectFaults(parameters, fields, declared, method, method),
      ...(published ? publishedFaults(method, parameters, published) : []),
      ...attachmentFaults(parameters, call.files),
    ];
    if (faults.length > 0) throw fault(400, `Bad Request: ${faults.join('; ')}`);
    const result = await run(parameters, context(call.files));
    // Messages change later; what was answered doesn't.
    note(transcript, method, parameters, {
      ...(transcript.keeps ? { result: structuredClone(result) } : {}),
    });
    return { status: 200, body: { ok: true, result } };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { code, message: description, parameters: more, malformed } = error;
    const all = malformed
      ? faults.length > 0
        ? faults
        : [`${method}: ${description}`]
      : undefined;
    note(transcript, method, parameters, {
      error: { code, description },
      ...(all ? { faults: all } : {}),
    });
    return {
      status: code,
      body: { ok: false, error_code: code, description, ...(more ? { parameters: more } : {}) },
    };
  }
}

const fault = (code: number, description: string): ApiError =>
  new ApiError(code, description, { malformed: true });

function read(raw: RawCall, fields: readonly Field[], schema: Schema) {
  try {
    const call = readCall(raw, readerFor(fields, schema));
    // A file under a parameter's own name is that parameter.
    const named = [...call.files.keys()].filter((file) => fields.some(({ name }) => name === file));
    return {
      files: call.files,
      parameters: {
        ...call.parameters,
        ...Object.fromEntries(named.map((name) => [name, `attach://${name}`])),
      },
    };
  } catch (error) {
    throw fault(400, `Bad Request: ${(error as Error).message}`);
  }
}

function publishedFaults(method: string, parameters: Parameters, schema: Schema): string[] {
  const fields = schema.methods.get(method);
  if (fields) return objectFaults(parameters, fields, schema, `${method} (specification)`, method);
  return isAddition('method', method) ? [] : [`${method}: the specification has no such method`];
}

/** Every file must be referred to, and every reference must find one. */
function attachmentFaults(parameters: Parameters, files: ReadonlyMap<string, unknown>): string[] {
  const named = new Set(attachmentsIn(parameters));
  return [
    ...[...named]
      .filter((name) => !files.has(name))
      .map((name) => `attach://${name}: no such file`),
    ...[...files.keys()]
      .filter((name) => !named.has(name))
      .map((name) => `${name}: a file nothing refers to`),
  ];
}

function note(
  transcript: Transcript,
  method: string,
  parameters: Parameters,
  outcome: object,
): void {
  const chat = parameters.chat_id;
  transcript.add({
    kind: 'call',
    method,
    parameters,
    ...(typeof chat === 'number' ? { chat } : {}),
    ...outcome,
  });
}
