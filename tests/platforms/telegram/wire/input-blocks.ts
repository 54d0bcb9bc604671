/**
 * Blocks of a rich message as they are sent, made of those that are received: the specification at hand describes only
 * the latter. They differ in three ways: media is what is to be sent, list items have no label yet, and both nest.
 */
import type { Field, Shape } from './shapes.ts';

const MEDIA: Readonly<Record<string, string>> = {
  photo: 'InputMediaPhoto',
  animation: 'InputMediaAnimation',
  video: 'InputMediaVideo',
  audio: 'InputMediaAudio',
};

const INPUT = 'Input';
const BLOCK = /^RichBlock(?!TableCell$|Caption$)/u;

/** The types with their sendable twins: `InputRichBlock…`, and `blocks` in `InputRichMessage`. */
export function withInputBlocks(types: ReadonlyMap<string, Shape>): ReadonlyMap<string, Shape> {
  const all = new Map(types);
  for (const [name, shape] of types) if (BLOCK.test(name)) all.set(INPUT + name, sent(shape));
  const message = types.get('InputRichMessage');
  const blocks: Field = {
    name: 'blocks',
    required: false,
    shape: { kind: 'array', of: { kind: 'named', name: 'InputRichBlock' } },
  };
  if (message?.kind === 'object')
    all.set('InputRichMessage', { kind: 'object', fields: [...message.fields, blocks] });
  return all;
}

function sent(shape: Shape): Shape {
  switch (shape.kind) {
    case 'named':
      return BLOCK.test(shape.name) ? { kind: 'named', name: INPUT + shape.name } : shape;
    case 'array':
      return { kind: 'array', of: sent(shape.of) };
    case 'union':
      return { kind: 'union', of: shape.of.map(sent) };
    case 'object':
      return {
        kind: 'object',
        fields: shape.fields
          .filter(({ name }) => name !== 'label')
          .map((field) => ({ ...field, shape: mediaOf(field) ?? sent(field.shape) })),
      };
    default:
      return shape;
  }
}

const mediaOf = ({ name }: Field): Shape | undefined =>
  MEDIA[name] ? { kind: 'named', name: MEDIA[name] } : undefined;
