/** An interaction → what the coach hears: a command with its options, a press with its text, or a part to open. */

import type {
  ChatInputCommandInteraction,
  ContextMenuCommandInteraction,
  Interaction,
  MessageComponentInteraction,
} from 'discord.js';
import { ApplicationCommandType, ComponentType } from 'discord-api-types/v10';
import type { Ability } from '#coach/ability.ts';
import type { Message } from '#coach/turn.ts';
import type { ButtonIds } from '../button-ids.ts';
import { shortened } from '../shared/plain-text.ts';
import { ASK_ABOUT } from './commands.ts';
import { meantBy } from './custom-ids.ts';
import { LIMITS } from './limits.ts';
import { textOf } from './message-text.ts';
import { FIELD, type Form } from './modal.ts';
import { accountId } from './places.ts';

export type Request =
  | {
      readonly kind: 'hear';
      readonly message: Message;
      /** The answer is for the person alone, whatever the ability does elsewhere. */
      readonly privately?: boolean;
    }
  | { readonly kind: 'open'; readonly folded: string; readonly part: number }
  | ({ readonly kind: 'modal' } & Form)
  /** A message without words was pointed at. */
  | { readonly kind: 'wordless' }
  /** A button whose short id nobody remembers. */
  | { readonly kind: 'forgotten' };

/** What is asked for; `undefined` for kinds of interactions that this coach has none of. */
export async function requestOf(
  interaction: Interaction,
  ids: ButtonIds,
): Promise<Request | undefined> {
  if (interaction.isChatInputCommand()) return command(interaction);
  if (interaction.isContextMenuCommand()) return menu(interaction);
  if (interaction.isModalSubmit()) {
    const id = await ids.whole(interaction.customId);
    const text = interaction.fields.getTextInputValue(FIELD);
    return id === undefined
      ? { kind: 'forgotten' }
      : { kind: 'hear', message: { kind: 'press', id, text } };
  }
  return interaction.isMessageComponent() ? pressed(interaction, ids) : undefined;
}

/** Whether the answer to a command is the person's own, told before it is there. */
export const isPersonal = (interaction: Interaction, abilities: readonly Ability[]): boolean =>
  !interaction.isChatInputCommand() ||
  abilities.find(({ name }) => name === interaction.commandName)?.personal === true;

function command({ commandName, options }: ChatInputCommandInteraction): Request {
  const given = options.data.flatMap(({ name, value }) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  return {
    kind: 'hear',
    message: { kind: 'command', ability: commandName, options: Object.fromEntries(given) },
  };
}

function menu(interaction: ContextMenuCommandInteraction): Request {
  if (interaction.isMessageContextMenuCommand() && interaction.commandName === ASK_ABOUT) {
    const question = shortened(textOf(interaction.targetMessage), LIMITS.typedOption);
    if (!/[\p{L}\p{N}]/u.test(question)) return { kind: 'wordless' };
    const options = { question };
    return { kind: 'hear', message: { kind: 'command', ability: 'ask', options }, privately: true };
  }
  const isOwn =
    interaction.commandType === ApplicationCommandType.User &&
    interaction.targetId !== interaction.user.id;
  const message: Message = isOwn
    ? { kind: 'press', id: `stats.of:${accountId(interaction.targetId)}` }
    : { kind: 'command', ability: 'stats', options: {} };
  return { kind: 'hear', message, privately: true };
}

async function pressed(interaction: MessageComponentInteraction, ids: ButtonIds): Promise<Request> {
  const values = interaction.isStringSelectMenu() ? interaction.values : [];
  const id = await ids.whole(interaction.customId);
  const meant = id === undefined ? undefined : meantBy(id);
  const chosen =
    meant?.kind === 'choose' && values[0] !== undefined ? await ids.whole(values[0]) : undefined;
  const final = chosen === undefined ? meant : meantBy(chosen);
  switch (final?.kind) {
    case 'press':
      return { kind: 'hear', message: { kind: 'press', id: final.id } };
    case 'settle': {
      const letters = [...values].sort().join('');
      return { kind: 'hear', message: { kind: 'press', id: `${final.settle}${letters}` } };
    }
    case 'ask':
      return {
        kind: 'modal',
        id: final.id,
        title: labelOf(interaction) ?? final.label,
        label: final.label,
      };
    case 'open':
      return final;
    default:
      return { kind: 'forgotten' };
  }
}

/** What the pressed button says. */
function labelOf({ component }: MessageComponentInteraction): string | undefined {
  return component?.type === ComponentType.Button && 'label' in component
    ? (component.label ?? undefined)
    : undefined;
}
