/** Whether Discord would take a planned message: by its OpenAPI file, and by the stricter limits of its pages. */
import { ComponentType } from 'discord-api-types/v10';
import { expect } from 'vitest';
import type { PlannedMessage } from '#adapters/discord/message.ts';
import type { Plan } from '#adapters/discord/plan.ts';
import { openSpecification } from '../../platforms/discord/openapi.ts';
import { everyComponent } from '../../platforms/discord/rules/components.ts';
import { ALLOWED_FLAGS, checkMessage } from '../../platforms/discord/rules/message.ts';

const specification = openSpecification();

export function expectAccepted({ messages }: Plan): void {
  for (const { body, uploads } of messages) {
    const sent = JSON.parse(JSON.stringify(body));
    checkMessage(sent, ALLOWED_FLAGS.channel, uploads.length);
    expect(specification?.request('POST', '/channels/{channel_id}/messages', sent) ?? []).toEqual(
      [],
    );
    expect(sent.allowed_mentions).toEqual({ parse: [] });
  }
}

const textOf = ({ body }: PlannedMessage): string[] => [
  ...(body.content === undefined ? [] : [body.content]),
  ...(body.embeds ?? []).map(({ description = '' }) => description),
  ...[...everyComponent(body.components)].flatMap(({ component }) =>
    component.type === ComponentType.TextDisplay ? [String(component.content)] : [],
  ),
];

/** Everything that is read in a plan, in order. */
export const readIn = (plan: Plan): string => plan.messages.flatMap(textOf).join('\n');

/** A plan in a line: components, characters and uploads of each message, and what is folded. */
export const sizesOf = ({ messages, folded }: Plan): string =>
  [
    ...messages.map((message) => {
      const components = [...everyComponent(message.body.components)].length;
      return `${components} components, ${textOf(message).join('').length} characters, ${message.uploads.length} pictures`;
    }),
    ...(folded ? [`${folded.parts.length} folded`] : []),
  ].join(' + ');
