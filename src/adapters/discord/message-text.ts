/** The words of a message that somebody points at: typed, forwarded, or an app's, in embeds and components. */
import { type Message, MessageFlags } from 'discord.js';
import { ComponentType } from 'discord-api-types/v10';

/** Empty where it has none: a picture alone, a sticker. */
export function textOf(message: Message): string {
  const parts = [message, ...message.messageSnapshots.values()].flatMap((shown) => [
    shown.content ?? '',
    ...(shown.embeds ?? []).flatMap(({ title, description }) => [title ?? '', description ?? '']),
    ...(shown.flags?.has(MessageFlags.IsComponentsV2) ? textsIn(shown.components) : []),
  ]);
  return parts.filter(Boolean).join('\n');
}

/** Texts of components, in the order they stand in; those of buttons are no words of the message. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (value === null || typeof value !== 'object') return [];
  const { type, content, components } = value as Record<string, unknown>;
  return type === ComponentType.TextDisplay ? [String(content)] : textsIn(components ?? []);
}
