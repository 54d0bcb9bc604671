/** The Bot API as `@grammyjs/types` declares it: the newest version the library speaks. */
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Field, Schema, Shape } from './shapes.ts';
import { createTypeParser, tokensOf } from './type-parser.ts';

/** Parameters of a method that TypeScript gives no name: `args`. */
const METHODS = 'ApiMethods';

export function readDeclarations(): Schema {
  const folder = dirname(createRequire(import.meta.url).resolve('@grammyjs/types/package.json'));
  const types = new Map<string, Shape>();
  for (const file of globSync(`${folder}/*.d.ts`).toSorted())
    readFile(readFileSync(file, 'utf8'), types);
  // Names of a namespace may stand without it inside: `AbstractButton` in `InlineKeyboardButton.UrlButton`.
  for (const [name, shape] of types) types.set(name, unscoped(shape, types));
  const all = types.get(METHODS);
  if (all?.kind !== 'object') throw new Error('@grammyjs/types declares no methods');
  return {
    types,
    methods: new Map(
      all.fields.map(({ name, shape }) => [name, shape.kind === 'object' ? shape.fields : []]),
    ),
  };
}

function readFile(source: string, types: Map<string, Shape>): void {
  const scopes: string[] = [];
  const scope = () => (scopes.length > 0 ? `${scopes.join('.')}:` : '');
  const read = createTypeParser(tokensOf(source), scope);
  const named = () => [...scopes, read.next()].join('.');
  const generics = () => {
    if (read.take('<')) read.skip('<', '>');
  };
  while (!read.done()) {
    const word = read.next();
    if (word === 'namespace') {
      scopes.push(read.next());
      read.expect('{');
    } else if (word === '}') scopes.pop();
    else if (word === 'type') {
      const name = named();
      generics();
      read.expect('=');
      types.set(name, read.type());
      read.take(';');
    } else if (word === 'interface') {
      const name = named();
      generics();
      const bases = read.take('extends') ? basesOf(read) : [];
      read.expect('{');
      const own = read.object();
      const fields = own.kind === 'object' ? own.fields : [];
      types.set(name, { kind: 'object', fields: [...bases.map(baseField), ...fields] });
    } else if (word === 'const' || word === 'import') {
      while (!read.done() && read.next() !== ';') if (read.take('{')) read.skip('{', '}');
    }
  }
}

/** A base stands among the fields under this name until all types are read. */
const BASE = '(base)';
const baseField = (shape: Shape): Field => ({ name: BASE, shape, required: false });

function basesOf(read: ReturnType<typeof createTypeParser>): Shape[] {
  const bases = [read.type()];
  while (read.take(',')) bases.push(read.type());
  return bases;
}

/** The shape with the names of its namespace and the fields of its bases written out. */
function unscoped(shape: Shape, types: ReadonlyMap<string, Shape>): Shape {
  switch (shape.kind) {
    case 'named':
      return { kind: 'named', name: globalName(shape.name, types) };
    case 'array':
      return { kind: 'array', of: unscoped(shape.of, types) };
    case 'union':
      return { kind: 'union', of: shape.of.map((part) => unscoped(part, types)) };
    case 'object':
      return { kind: 'object', fields: shape.fields.flatMap((field) => fieldsOf(field, types)) };
    default:
      return shape;
  }
}

function fieldsOf(field: Field, types: ReadonlyMap<string, Shape>): readonly Field[] {
  const shape = unscoped(field.shape, types);
  if (field.name !== BASE) return [{ ...field, shape }];
  const base = shape.kind === 'named' ? types.get(shape.name) : shape;
  return base?.kind === 'object' ? base.fields.flatMap((own) => fieldsOf(own, types)) : [];
}

/** `A.B:C` is `A.B.C` where there is one, else `A.C`, else `C`. */
function globalName(name: string, types: ReadonlyMap<string, Shape>): string {
  const [scope, own] = name.includes(':') ? (name.split(':') as [string, string]) : ['', name];
  const scopes = scope.split('.').filter(Boolean);
  for (let depth = scopes.length; depth >= 0; depth--) {
    const whole = [...scopes.slice(0, depth), own].join('.');
    if (types.has(whole)) return whole;
  }
  return own;
}
