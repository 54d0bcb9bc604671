/** Pieces → Components V2: a container with texts, pictures, options with their buttons, rows. */
import {
  type APIComponentInContainer,
  type APIMediaGalleryItem,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { shortened } from '../shared/plain-text.ts';
import { sentName } from './files.ts';
import { LIMITS } from './limits.ts';
import type { PlannedMessage } from './message.ts';
import { attachments, callOf, mark, mentions, mergedTexts, type Page, uploadsOf } from './page.ts';

/** The blue of the figures. */
export const ACCENT = 0x0b63b5;

/** The message, or `undefined` where it would hold more than Discord takes. */
export function richMessage(page: Page): PlannedMessage | undefined {
  const uploads = uploadsOf(page);
  const components: APIComponentInContainer[] = [];
  let picture = 0;
  for (const piece of mergedTexts(page.pieces)) {
    switch (piece.kind) {
      case 'text':
        components.push({ type: ComponentType.TextDisplay, content: piece.text });
        break;
      case 'rule':
        components.push({ type: ComponentType.Separator });
        break;
      case 'option':
        components.push({
          type: ComponentType.Section,
          components: [{ type: ComponentType.TextDisplay, content: piece.text }],
          accessory: piece.button,
        });
        break;
      case 'picture': {
        const item: APIMediaGalleryItem = {
          media: {
            url: `attachment://${uploads[picture++]!.name}`,
          } as APIMediaGalleryItem['media'],
          description: shortened(piece.alt, LIMITS.alt),
        };
        components.push({ type: ComponentType.MediaGallery, items: [item] });
      }
    }
  }
  for (const file of page.files) {
    const url = `attachment://${sentName(file)}`;
    components.push({ type: ComponentType.File, file: { url } as never });
  }
  components.push(...page.rows);
  const call = callOf(page);
  const calls = call ? [{ type: ComponentType.TextDisplay as const, content: call }] : [];
  const message: PlannedMessage = {
    form: 'rich',
    uploads,
    body: {
      flags: MessageFlags.IsComponentsV2,
      components: [
        ...calls,
        { type: ComponentType.Container, accent_color: ACCENT, components, ...mark(page) },
      ],
      attachments: attachments(uploads),
      allowed_mentions: mentions(page),
    },
  };
  return components.length > 0 && isWithin(components, calls.length, uploads.length)
    ? message
    : undefined;
}

function isWithin(
  components: readonly APIComponentInContainer[],
  before: number,
  uploads: number,
): boolean {
  let count = 1 + before;
  let characters = 0;
  for (const component of components) {
    count++;
    if (component.type === ComponentType.TextDisplay) characters += component.content.length;
    else if (component.type === ComponentType.ActionRow) count += component.components.length;
    else if (component.type === ComponentType.Section) {
      count += component.components.length + 1;
      for (const { content } of component.components) characters += content.length;
    }
  }
  return count <= LIMITS.components && characters <= LIMITS.text && uploads <= LIMITS.attachments;
}
