/**
 * The Bot API as its published specification describes it, where a copy lies in `../shared/specs` beside the checkout.
 * It is read and never kept: without it, calls are checked against the declarations alone.
 */
import { existsSync, readFileSync } from 'node:fs';
import { isAddition } from './additions.ts';
import { withInputBlocks } from './input-blocks.ts';
import type { Field, Schema, Shape } from './shapes.ts';

interface Entry {
  readonly name: string;
  readonly fields?: readonly {
    readonly name: string;
    readonly types: readonly string[];
    readonly required: boolean;
    readonly description: string;
  }[];
  readonly subtypes?: readonly string[];
}

const FILE = 'telegram-bot-api-10.1.json';
const FOLDERS = ['../shared/specs', '../../shared/specs'];

const specificationPath = FOLDERS.map((folder) => `${folder}/${FILE}`).find((path) =>
  existsSync(path),
);

const SIMPLE: Readonly<Record<string, Shape>> = {
  String: { kind: 'string' },
  Integer: { kind: 'integer' },
  Float: { kind: 'number' },
  Boolean: { kind: 'boolean' },
  True: { kind: 'boolean' },
  // On the wire a file is a string: its id, its address, or `attach://…`.
  InputFile: { kind: 'string' },
};

/** The specification; `undefined`, and one line, where there is none. */
export function readSpecification(warn: (line: string) => void = console.warn): Schema | undefined {
  if (!specificationPath) {
    warn(`No ${FILE} beside the checkout: Telegram calls are not validated against it.`);
    return undefined;
  }
  const { methods, types } = JSON.parse(readFileSync(specificationPath, 'utf8')) as Record<
    'methods' | 'types',
    Record<string, Entry>
  >;
  return {
    methods: new Map(Object.values(methods).map((m) => [m.name, (m.fields ?? []).map(fieldOf)])),
    types: withInputBlocks(new Map(Object.values(types).map((type) => [type.name, shapeOf(type)]))),
    newer: isAddition,
  };
}

const shapeOf = ({ fields, subtypes }: Entry): Shape =>
  subtypes
    ? { kind: 'union', of: subtypes.map(typeOf) }
    : { kind: 'object', fields: (fields ?? []).map(fieldOf) };

function typeOf(name: string): Shape {
  const [, of] = /^Array of (.+)$/u.exec(name) ?? [];
  if (of) return { kind: 'array', of: typeOf(of) };
  return SIMPLE[name] ?? { kind: 'named', name };
}

const fieldOf = ({
  name,
  types,
  required,
  description,
}: NonNullable<Entry['fields']>[number]): Field => {
  const [, , only] = /(always|must be) "?(\w+)"?$/u.exec(description) ?? [];
  const tagged = only !== undefined && types.length === 1 && types[0] === 'String';
  const of = types.map(typeOf);
  return {
    name,
    required,
    shape: tagged
      ? { kind: 'literal', value: only }
      : of.length === 1
        ? of[0]!
        : { kind: 'union', of },
  };
};
