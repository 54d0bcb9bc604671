/** What a value of the Bot API may look like, and whether a given one does. Knows neither declarations nor methods. */

export type Shape =
  | { readonly kind: 'any' | 'string' | 'number' | 'integer' | 'boolean' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'array'; readonly of: Shape }
  | { readonly kind: 'union'; readonly of: readonly Shape[] }
  | { readonly kind: 'object'; readonly fields: readonly Field[] }
  | { readonly kind: 'named'; readonly name: string };

export interface Field {
  readonly name: string;
  readonly shape: Shape;
  readonly required: boolean;
}

export interface Schema {
  /** Parameters of each method. */
  readonly methods: ReadonlyMap<string, readonly Field[]>;
  readonly types: ReadonlyMap<string, Shape>;
  /** Fields this schema doesn't know yet although they exist; what stands in them is not looked at. */
  readonly newer?: (type: string, field: string) => boolean;
}

/** The shape behind names. */
export function resolve(shape: Shape, schema: Schema): Shape {
  let found = shape;
  for (let i = 0; found.kind === 'named' && i < 20; i++) {
    found = schema.types.get(found.name) ?? { kind: 'any' };
  }
  return found;
}

/** What is wrong with `value`, each fault with its path; empty where nothing is. */
export function faultsOf(value: unknown, shape: Shape, schema: Schema, path: string): string[] {
  const name = shape.kind === 'named' ? shape.name : path;
  const whole = resolve(shape, schema);
  switch (whole.kind) {
    case 'any':
    case 'named':
      return [];
    case 'integer':
      return Number.isSafeInteger(value) ? [] : [`${path}: an integer was expected`];
    case 'literal':
      // `true` stands for a flag, which may as well be passed as false.
      if (whole.value === true && typeof value === 'boolean') return [];
      return value === whole.value ? [] : [`${path}: ${JSON.stringify(whole.value)} was expected`];
    case 'array':
      if (!Array.isArray(value)) return [`${path}: a list was expected`];
      return value.flatMap((item, i) => faultsOf(item, whole.of, schema, `${path}[${i}]`));
    case 'union':
      return unionFaults(value, whole.of, schema, path, name);
    case 'object':
      return objectFaults(value, whole.fields, schema, path, name);
    default:
      return typeof value === whole.kind ? [] : [`${path}: a ${whole.kind} was expected`];
  }
}

/** Faults of an object: unknown fields, missing ones, wrong ones. `type` names it among the newer fields. */
export function objectFaults(
  value: unknown,
  fields: readonly Field[],
  schema: Schema,
  path: string,
  type: string,
): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${path}: an object was expected`];
  const known = new Map(fields.map((field) => [field.name, field]));
  const faults = Object.entries(value).flatMap(([name, part]) => {
    const field = known.get(name);
    if (field) return faultsOf(part, field.shape, schema, `${path}.${name}`);
    return schema.newer?.(type, name) ? [] : [`${path}.${name}: there is no such field in ${type}`];
  });
  for (const { name, required } of fields)
    if (required && !Object.hasOwn(value, name)) faults.push(`${path}.${name}: is missing`);
  return faults;
}

function unionFaults(
  value: unknown,
  variants: readonly Shape[],
  schema: Schema,
  path: string,
  name: string,
): string[] {
  let best: string[] | undefined;
  for (const variant of named(value, variants, schema)) {
    const faults = faultsOf(value, variant, schema, path);
    if (faults.length === 0) return [];
    if (!best || faults.length < best.length) best = faults;
  }
  const type = (value as { type?: unknown } | null)?.type;
  if (!best && schema.newer?.(name, `type:${String(type)}`)) return [];
  return (
    best ?? [`${path}: no variant of ${name} is ${JSON.stringify(type ?? value)?.slice(0, 80)}`]
  );
}

/** The variants that carry the value's `type`; all of them where it has none. */
function named(value: unknown, variants: readonly Shape[], schema: Schema): readonly Shape[] {
  const flat = variants.flatMap((variant): readonly Shape[] => {
    const shape = resolve(variant, schema);
    return shape.kind === 'union' ? named(value, shape.of, schema) : [variant];
  });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return flat;
  return flat.filter((variant) => {
    const shape = resolve(variant, schema);
    if (shape.kind !== 'object') return shape.kind === 'any';
    return shape.fields.every((field) => {
      if (!Object.hasOwn(value, field.name)) return true;
      const tag = resolve(field.shape, schema);
      return tag.kind !== 'literal' || typeof tag.value !== 'string'
        ? true
        : tag.value === (value as Record<string, unknown>)[field.name];
    });
  });
}
