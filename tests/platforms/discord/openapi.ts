/**
 * Discord's own OpenAPI file, held against every body: unknown fields are faults too.
 *
 * The file stands beside the checkout (`../shared/specs`) and is no part of it; where it is missing, one line says
 * so and the documented limits alone are checked.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Json } from './flaws.ts';

const FILE = join(import.meta.dirname, '../../../../shared/specs/discord-openapi.json');

/** Fields that are documented (or always sent by discord.js, where Discord ignores them) but not in the file. */
const ALSO: Readonly<Record<string, Json>> = {
  // interactions/application-commands, Application Command Structure.
  ApplicationCommandCreateRequest: { nsfw: { type: ['boolean', 'null'] } },
  ApplicationCommandUpdateRequest: { nsfw: { type: ['boolean', 'null'] } },
  ApplicationCommandPatchRequestPartial: { nsfw: { type: ['boolean', 'null'] } },
  // discord.js sends these two with every message, also where they mean nothing.
  IncomingWebhookInteractionRequest: { enforce_nonce: { const: false } },
  IncomingWebhookUpdateForInteractionCallbackRequestPartial: {
    enforce_nonce: { const: false },
    tts: { const: false },
  },
  IncomingWebhookRequestPartial: { enforce_nonce: { const: false } },
  IncomingWebhookUpdateRequestPartial: { enforce_nonce: { const: false }, tts: { const: false } },
  MessageEditRequestPartial: { enforce_nonce: { const: false }, tts: { const: false } },
};

/** What is wrong with a body, one line a fault; nothing where the file says nothing of it. */
export interface Specification {
  request(method: string, template: string, body: unknown): string[];
  query(method: string, template: string, query: URLSearchParams): string[];
  response(method: string, template: string, status: number, body: unknown): string[];
  knows(method: string, template: string): boolean;
}

let opened: { readonly specification: Specification | undefined } | undefined;

/** The file, read once; nothing where it is missing, which one line says. */
export function openSpecification(): Specification | undefined {
  if (!opened) {
    const isThere = existsSync(FILE);
    if (!isThere) {
      console.warn(`${FILE} is missing: bodies are checked against the documented limits alone.`);
    }
    opened = {
      specification: isThere ? read(JSON.parse(readFileSync(FILE, 'utf8')) as Document) : undefined,
    };
  }
  return opened.specification;
}

interface Document {
  readonly paths: Record<string, Record<string, Operation> & { parameters?: Parameter[] }>;
  readonly components: { readonly schemas: Record<string, Json> };
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Json }> };
  readonly responses: Record<string, { readonly content?: Record<string, unknown> }>;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Json;
}

function read(document: Document): Specification {
  for (const [name, properties] of Object.entries(ALSO)) {
    const schema = document.components.schemas[name];
    if (schema) Object.assign(schema.properties as object, properties);
  }
  for (const schema of Object.values(document.components.schemas)) close(schema);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('snowflake', /^\d+$/u);
  ajv.addFormat('nonce', true);
  ajv.addSchema({ $id: 'discord', ...document } as object);
  const compiled = new Map<string, ValidateFunction>();
  const validate = (pointer: readonly string[], body: unknown): string[] => {
    const key = pointer
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    let check = compiled.get(key);
    if (!check) {
      check = ajv.compile({ $ref: `discord#/${key}` });
      compiled.set(key, check);
    }
    return check(body) ? [] : linesOf(check);
  };
  const operation = (method: string, template: string): Operation | undefined =>
    document.paths[template]?.[method.toLowerCase()];
  return {
    knows: (method, template) => operation(method, template) !== undefined,
    request: (method, template, body) => {
      const content = operation(method, template)?.requestBody?.content;
      if (!content?.['application/json']) return body === undefined ? [] : ['takes no body'];
      const pointer = ['paths', template, method.toLowerCase(), 'requestBody', 'content'];
      return validate([...pointer, 'application/json', 'schema'], body ?? null);
    },
    query: (method, template, query) => {
      const known = operation(method, template)?.parameters ?? [];
      return [...query.keys()].flatMap((name) => {
        const parameter = known.find((p) => p.in === 'query' && p.name === name);
        return parameter ? [] : [`takes no ?${name}`];
      });
    },
    response: (method, template, status, body) => {
      const responses = operation(method, template)?.responses[status];
      if (!responses?.content?.['application/json']) return [];
      const pointer = ['paths', template, method.toLowerCase(), 'responses', String(status)];
      return validate([...pointer, 'content', 'application/json', 'schema'], body);
    },
  };
}

/** Objects that list their properties have no others. */
function close(schema: unknown): void {
  if (Array.isArray(schema)) {
    for (const part of schema) close(part);
    return;
  }
  if (typeof schema !== 'object' || schema === null) return;
  const object = schema as Record<string, unknown>;
  if (object.properties && object.additionalProperties === undefined) {
    object.additionalProperties = false;
  }
  for (const value of Object.values(object)) close(value);
}

const SHOWN_ERRORS = 6;

/** The faults that lie deepest: a body that fits none of several forms has faults in each of them. */
function linesOf({ errors }: ValidateFunction): string[] {
  const depth = (path: string): number => path.split('/').length;
  const lines = (errors ?? [])
    .filter(({ keyword }) => !['oneOf', 'anyOf', 'if'].includes(keyword))
    .toSorted((a, b) => depth(b.instancePath) - depth(a.instancePath))
    .map(({ instancePath, message, params }) => {
      const extra = (params as { additionalProperty?: string }).additionalProperty;
      return `${instancePath || '/'} ${message}${extra === undefined ? '' : `: ${extra}`}`;
    });
  return [...new Set(lines)].slice(0, SHOWN_ERRORS);
}
