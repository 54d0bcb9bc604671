/** A message as somebody reads it: its texts in order, and what can be pressed or picked on it. */
import { ComponentType } from 'discord-api-types/v10';
import { type Json, listOf, textIn } from '../flaws.ts';
import { everyComponent } from '../rules/components.ts';
import type { Stored } from '../state.ts';

/** Everything that can be read on it, one part a line; pictures by their descriptions. */
export function readingOf({ body, loading }: Stored): string {
  if (loading) return 'Coach is thinking…';
  const lines = [textIn(body.content)];
  for (const embed of listOf(body.embeds)) {
    lines.push(textIn(embed.title), textIn(embed.description));
    for (const { name, value } of listOf(embed.fields)) lines.push(`${name}: ${value}`);
    lines.push(textIn((embed.footer as Json | undefined)?.text));
  }
  for (const { component } of everyComponent(body.components)) {
    switch (component.type) {
      case ComponentType.TextDisplay:
        lines.push(textIn(component.content));
        break;
      case ComponentType.MediaGallery:
        for (const { description } of listOf(component.items)) {
          lines.push(`[picture: ${description ?? ''}]`);
        }
        break;
      case ComponentType.Thumbnail:
        lines.push(`[picture: ${component.description ?? ''}]`);
    }
  }
  for (const { filename, description } of listOf(body.attachments)) {
    if (!lines.includes(`[picture: ${description ?? ''}]`)) lines.push(`[file: ${filename}]`);
  }
  return lines.filter(Boolean).join('\n');
}

export interface Button {
  readonly label: string;
  readonly component: Json;
}

export const buttonsOf = ({ body }: Stored): Button[] =>
  [...everyComponent(body.components)].flatMap(({ component }) => {
    if (component.type !== ComponentType.Button) return [];
    const emoji = (component.emoji as Json | undefined)?.name;
    return [{ component, label: [emoji, component.label].filter(Boolean).join(' ') }];
  });

export const selectsOf = ({ body }: Stored): Json[] =>
  [...everyComponent(body.components)].flatMap(({ component }) =>
    component.type === ComponentType.StringSelect ? [component] : [],
  );

/** For people to look at when a test has failed. */
export function transcriptOf(message: Stored, author: string, viewer: string | undefined): string {
  const buttons = buttonsOf(message).map(({ label, component }) =>
    component.disabled ? `(${label})` : `[${label}]`,
  );
  const selects = selectsOf(message).map(
    ({ options }) =>
      `<${listOf(options)
        .map(({ label }) => label)
        .join(' | ')}>`,
  );
  const who = viewer === undefined ? author : `${author} (only ${viewer} sees this)`;
  return [`${who}: ${readingOf(message)}`, [...buttons, ...selects].join(' ')]
    .filter(Boolean)
    .join('\n    ');
}
