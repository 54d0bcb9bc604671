import { describe, expect, it } from 'vitest';
import { ADDITIONS } from './additions.ts';
import { readDeclarations } from './declarations.ts';
import { readMultipart } from './multipart.ts';
import { type Field, faultsOf, objectFaults, resolve, type Schema, type Shape } from './shapes.ts';
import { readSpecification } from './specification.ts';

const declared = readDeclarations();
const published = readSpecification();

/** Every shape that can stand in a parameter, with the path to it. */
function* shapesOf(shape: Shape, path: string, seen: Set<string>): Generator<[string, Shape]> {
  yield [path, shape];
  if (shape.kind === 'named') {
    if (seen.has(shape.name)) return;
    seen.add(shape.name);
    yield* shapesOf(resolve(shape, declared), shape.name, seen);
  }
  if (shape.kind === 'array') yield* shapesOf(shape.of, `${path}[]`, seen);
  if (shape.kind === 'union') for (const part of shape.of) yield* shapesOf(part, path, seen);
  if (shape.kind === 'object')
    for (const field of shape.fields) yield* shapesOf(field.shape, `${path}.${field.name}`, seen);
}

describe('the declarations', () => {
  it('are read whole: no parameter can hold just anything', () => {
    const seen = new Set<string>();
    const loose = [...declared.methods].flatMap(([method, fields]) =>
      fields.flatMap(({ name, shape }) =>
        [...shapesOf(shape, `${method}.${name}`, seen)]
          .filter(([, part]) => part.kind === 'any')
          .map(([path]) => path),
      ),
    );
    expect(loose).toEqual([]);
    expect(declared.methods.size).toBeGreaterThan(180);
  });

  it('name every type they use', () => {
    const seen = new Set<string>();
    for (const [method, fields] of declared.methods)
      for (const { name, shape } of fields)
        for (const [path, part] of shapesOf(shape, `${method}.${name}`, seen))
          if (part.kind === 'named') expect(declared.types.has(part.name), path).toBe(true);
  });
});

const faults = (method: string, value: object, schema: Schema = declared) =>
  objectFaults(value, schema.methods.get(method)!, schema, method, method);

describe.each([
  ['declarations', declared],
  ...(published ? [['specification', published] as const] : []),
] as const)('by the %s', (_, schema) => {
  it('a good call has no fault', () => {
    const reply_markup = { inline_keyboard: [[{ text: 'Why', callback_data: 'ask:why' }]] };
    expect(faults('sendMessage', { chat_id: 7, text: 'a', reply_markup }, schema)).toEqual([]);
    const rich_message = {
      blocks: [
        { type: 'heading', size: 2, text: ['a ', { type: 'bold', text: 'b' }] },
        { type: 'photo', photo: { type: 'photo', media: 'attach://x' }, caption: { text: 'c' } },
        { type: 'list', items: [{ blocks: [{ type: 'paragraph', text: 'd' }] }] },
        {
          type: 'details',
          summary: 'more',
          blocks: [{ type: 'mathematical_expression', expression: 'x^2' }],
        },
        { type: 'table', cells: [[{ text: '1', align: 'left', valign: 'top' }]] },
      ],
    };
    expect(faults('sendRichMessage', { chat_id: '@c', rich_message }, schema)).toEqual([]);
  });

  it.each([
    ['an unknown parameter', { chat_id: 1, text: 'a', colour: 'red' }, /no such field/],
    ['a missing one', { chat_id: 1 }, /text: is missing/],
    ['a wrong type', { chat_id: 1, text: 5 }, /string was expected/],
    ['a wrong part', { chat_id: 1, text: 'a', entities: [{ type: 'bold', offset: 0 }] }, /length/],
    ['a list for one', { chat_id: 1, text: 'a', reply_parameters: [] }, /object was expected/],
    [
      'a wrong button',
      { chat_id: 1, text: 'a', reply_markup: { inline_keyboard: [[{ text: 5 }]] } },
      /text|expected|missing/,
    ],
  ])('%s is a fault', (_name, call, words) => {
    expect(faults('sendMessage', call, schema).join('\n')).toMatch(words);
  });

  it('a block that does not exist, and one that lacks its size, are faults', () => {
    const blocks = [
      { type: 'paragraf', text: 'a' },
      { type: 'heading', text: 'b' },
    ];
    expect(faults('sendRichMessage', { chat_id: 1, rich_message: { blocks } }, schema)).toEqual([
      expect.stringMatching(/blocks\[0\].*"paragraf"/),
      expect.stringMatching(/blocks\[1\].*size: is missing/),
    ]);
  });
});

describe.runIf(published !== undefined)('what is newer than the specification', () => {
  const has = (fields: readonly Field[] | undefined, name: string) =>
    fields?.some((field) => field.name === name) ?? false;
  const variant = (shape: Shape | undefined, type: string, schema: Schema) =>
    shape !== undefined &&
    faultsOf({ type }, shape, schema, 'x').every((line) => !line.includes('no variant'));
  const knows = (schema: Schema, of: string, name: string): boolean => {
    if (of === 'method') return schema.methods.has(name);
    const type = schema.types.get(of);
    if (name.startsWith('type:')) return variant(type, name.slice('type:'.length), schema);
    return has(schema.methods.get(of) ?? (type?.kind === 'object' ? type.fields : []), name);
  };

  it.each(ADDITIONS)('$of.$name is declared, but not specified', ({ of, name }) => {
    // Without the table, that is: it would call every addition known.
    const { newer: _, ...bare } = published!;
    expect(knows(declared, of, name)).toBe(true);
    expect(knows(bare, of, name)).toBe(false);
  });
});

describe('multipart', () => {
  const body = (...lines: string[]) => Buffer.from(lines.join('\r\n'));
  const type = 'multipart/form-data; boundary=b';
  const field = ['--b', 'content-disposition: form-data; name="a"', '', '1'];

  it('gives fields and files', () => {
    const file = ['--b', 'Content-Disposition: form-data; name=f; filename="f.png"', '', 'xyz'];
    const { fields, files } = readMultipart(body(...field, ...file, '--b--', ''), type);
    expect([...fields]).toEqual([['a', '1']]);
    expect(files.get('f')).toMatchObject({ filename: 'f.png', content: Buffer.from('xyz') });
  });

  it.each([
    ['no boundary', body(...field, '--b--'), 'multipart/form-data'],
    ['another boundary', body('--c', ...field.slice(1), '--c--'), type],
    ['no end', body(...field), type],
    ['a name twice', body(...field, ...field, '--b--'), type],
    [
      'a part without a name',
      body('--b', 'content-disposition: form-data', '', '1', '--b--'),
      type,
    ],
    ['something after the end', body(...field, '--b--', 'more'), type],
  ])('%s is refused', (_, content, contentType) => {
    expect(() => readMultipart(content, contentType)).toThrow(/multipart/);
  });
});
