/**
 * Somebody in a place, and what they do there: use commands, press, pick, submit, write; and what they see.
 *
 * Each doing resolves when the app has given its final answer; nobody is told "thinking …" for ever.
 */
import {
  ApplicationCommandType,
  ButtonStyle,
  ComponentType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Backend } from '../backend.ts';
import { type Json, listOf, textIn } from '../flaws.ts';
import { interact } from '../interactions.ts';
import { addMessage, messageShape } from '../messages.ts';
import { permissionsOf } from '../permissions.ts';
import { memberShape, userShape } from '../shapes.ts';
import type { Channel, Interaction, Stored, User } from '../state.ts';
import { filled, offered } from './commands.ts';
import { buttonsOf, readingOf, selectsOf, transcriptOf } from './text.ts';
import { until } from './waiting.ts';

type Options = Readonly<Record<string, string | number>>;
type Words = RegExp | string;

/** What came of a doing. */
export interface Answered {
  /** What the person reads now: the message that was made or changed; empty where none was. */
  readonly text: string;
  readonly message: Stored | undefined;
  /** Whether nobody else sees it. */
  readonly privately: boolean;
  readonly buttons: readonly string[];
  /** The form that was opened. */
  readonly modal: Json | undefined;
  readonly interaction: Interaction;
}

const matches = (text: string, words: Words): boolean =>
  typeof words === 'string' ? text === words : words.test(text);

export function createPerson(user: User, channel: Channel, backend: Backend) {
  const { state } = backend;
  /** The form that is open before them. */
  let form: Interaction | undefined;

  const visible = (): Stored[] =>
    [...state.messages.values()].filter(
      (message) =>
        message.channel === channel.id &&
        (message.viewer === undefined || message.viewer === user.id),
    );
  const nameOf = (id: string): string => state.users.get(id)?.name ?? id;
  const transcript = (): string =>
    visible()
      .map((m) => transcriptOf(m, nameOf(m.author), m.viewer && nameOf(m.viewer)))
      .join('\n');
  const inVain = (what: string) => (): string =>
    `${user.name} waited in vain for ${what} in #${channel.name}:\n${transcript() || '(nothing)'}`;

  /** The final answer to an interaction. */
  const answerTo = async (interaction: Interaction, what: string): Promise<Answered> => {
    const vain = inVain(`an answer to ${what}`);
    const { message } = await until(() => finalOf(interaction), vain, backend);
    if (interaction.modal) form = interaction;
    return {
      interaction,
      message,
      text: message ? readingOf(message) : '',
      privately: message?.viewer !== undefined,
      buttons: message ? buttonsOf(message).map(({ label }) => label) : [],
      modal: interaction.modal,
    };
  };
  /** What a person has at last; nothing as long as they still wait. */
  const finalOf = (interaction: Interaction): { message: Stored | undefined } | undefined => {
    const { answered, original = '', touched } = interaction;
    const stands = state.messages.get(original);
    const after = state.messages.get(touched.at(-1) ?? '');
    switch (answered) {
      case undefined:
        return undefined;
      case InteractionResponseType.DeferredMessageUpdate: {
        // Nothing has to follow; what was said openly meanwhile is an answer, too.
        const open = visible().findLast(
          ({ id, author }) =>
            author === state.application.id && BigInt(id) > BigInt(interaction.id),
        );
        const said = after ?? open;
        return said && { message: said };
      }
      case InteractionResponseType.DeferredChannelMessageWithSource:
        // One that was announced to the wrong readers is taken back, and follows.
        if (stands) return stands.loading ? undefined : { message: stands };
        return after && { message: after };
      default:
        return { message: stands };
    }
  };
  const begin = (type: InteractionType, data: Json, source?: string): Interaction =>
    interact({ type, user: user.id, channel, data, source }, backend);
  const does = (
    type: InteractionType,
    data: Json,
    what: string,
    source?: string,
  ): Promise<Answered> => answerTo(begin(type, data, source), what);

  /** The newest message one sees that has what `find` looks for; waits for it. */
  const newest = <T>(
    find: (message: Stored) => T | undefined,
    what: string,
    on?: Stored,
  ): Promise<{ message: Stored; thing: T }> =>
    until(
      () => {
        for (const message of on ? [on] : visible().toReversed()) {
          const thing = message.loading ? undefined : find(message);
          if (thing !== undefined) return { message, thing };
        }
        return undefined;
      },
      inVain(what),
      backend,
    );

  const press = async (label: Words, on?: Stored): Promise<Interaction> => {
    if (on?.viewer !== undefined && on.viewer !== user.id) {
      throw new Error(`${user.name} does not see that message`);
    }
    const { message, thing } = await newest(
      (m) => buttonsOf(m).find((b) => matches(b.label, label) && pressable(b.component)),
      `a button ${label}`,
      on,
    );
    const data = {
      custom_id: thing.component.custom_id,
      component_type: ComponentType.Button,
      id: thing.component.id,
    };
    return begin(InteractionType.MessageComponent, data, message.id);
  };

  const command = (name: string, options: Options): Json => {
    const { id, body, guild } = offered(name.replace(/^\//u, ''), 1, user, channel, backend);
    const given = filled(body, options, user.locale);
    return {
      id,
      name: body.name,
      type: ApplicationCommandType.ChatInput,
      ...(guild ? { guild_id: guild } : {}),
      ...(given.length > 0 ? { options: given } : {}),
    };
  };

  const person = {
    user,
    channel,
    /** Uses a slash command. */
    uses: (name: string, options: Options = {}): Promise<Answered> =>
      does(InteractionType.ApplicationCommand, command(name, options), name),
    /** Uses a slash command without waiting for what comes of it. */
    begins: (name: string, options: Options = {}): Interaction =>
      begin(InteractionType.ApplicationCommand, command(name, options)),
    /** Types at the last of the options, and gets what is suggested there. */
    types: async (name: string, options: Options): Promise<{ name: string; value: string }[]> => {
      const { id, body, guild } = offered(name.replace(/^\//u, ''), 1, user, channel, backend);
      const focused = Object.keys(options).at(-1)!;
      const given = filled(body, options, user.locale, focused);
      const isCompleted = listOf(body.options).some(
        (option) => option.autocomplete && given.some((g) => g.focused && g.name === option.name),
      );
      if (!isCompleted) throw new Error(`nothing is suggested for ${focused}`);
      const interaction = begin(InteractionType.ApplicationCommandAutocomplete, {
        id,
        name: body.name,
        type: ApplicationCommandType.ChatInput,
        ...(guild ? { guild_id: guild } : {}),
        options: given,
      });
      await answerTo(interaction, `${name} while typing`);
      return (interaction.choices ?? []) as unknown as { name: string; value: string }[];
    },
    /** Uses a command of a message's menu. */
    usesOnMessage: (name: string, message: Stored): Promise<Answered> => {
      const { id, body } = offered(name, 3, user, channel, backend);
      const data = {
        id,
        name: body.name,
        type: ApplicationCommandType.Message,
        target_id: message.id,
        resolved: { messages: { [message.id]: messageShape(message, backend) } },
      };
      return does(InteractionType.ApplicationCommand, data, name);
    },
    /** Uses a command of a person's menu. */
    usesOnPerson: (name: string, other: User): Promise<Answered> => {
      const { id, body } = offered(name, 2, user, channel, backend);
      const member = state.guilds.get(channel.guild ?? '')?.members.get(other.id);
      const data = {
        id,
        name: body.name,
        type: ApplicationCommandType.User,
        target_id: other.id,
        resolved: {
          users: { [other.id]: userShape(other) },
          ...(member
            ? {
                members: {
                  [other.id]: {
                    ...without(memberShape(member, state), 'user', 'deaf', 'mute'),
                    permissions: String(permissionsOf(other.id, channel, state)),
                  },
                },
              }
            : {}),
        },
      };
      return does(InteractionType.ApplicationCommand, data, name);
    },
    /** Presses a button of the newest message that has it, or of the one given. */
    presses: async (label: Words, on?: Stored): Promise<Answered> =>
      answerTo(await press(label, on), `the button ${label}`),
    /** Presses a button whose effect is seen elsewhere, if at all. */
    pressesQuietly: async (label: Words, on?: Stored): Promise<void> => {
      const interaction = await press(label, on);
      const isTaken = () => (interaction.answered === undefined ? undefined : true);
      await until(isTaken, inVain(`the button ${label} to be taken`), backend);
    },
    /** Picks from a select: all of `labels`, which must be among its options. */
    picks: async (...labels: readonly Words[]): Promise<Answered> => {
      const { message, thing } = await newest(
        (m) =>
          selectsOf(m).find((select) =>
            labels.every((label) => optionOf(select, label) !== undefined),
          ),
        `a select with ${labels.join(', ')}`,
      );
      const data = {
        custom_id: thing.custom_id,
        component_type: ComponentType.StringSelect,
        id: thing.id,
        values: labels.map((label) => optionOf(thing, label)!.value),
      };
      return does(
        InteractionType.MessageComponent,
        data,
        `picking ${labels.join(', ')}`,
        message.id,
      );
    },
    /** Submits the form that is open, with one text for each of its fields. */
    submits: (...texts: readonly string[]): Promise<Answered> => {
      const opener = form;
      if (!opener?.modal) throw new Error(`no form is open before ${user.name}`);
      form = undefined;
      const { modal } = opener;
      const source = opener.source;
      const interaction = interact(
        {
          type: InteractionType.ModalSubmit,
          user: user.id,
          channel,
          source,
          opener,
          data: { custom_id: modal.custom_id, components: fieldsOf(modal, texts) },
        },
        backend,
      );
      return answerTo(interaction, `the form ${textIn(modal.title)}`);
    },
    /** Writes a message, as anybody may. */
    writes: (content: string): Stored =>
      addMessage({ channel: channel.id, author: user.id, body: { content } }, backend),
    /** Writes a message that names the app. */
    mentions: (content: string): Stored =>
      addMessage(
        {
          channel: channel.id,
          author: user.id,
          body: { content: `<@${state.application.id}> ${content}` },
        },
        backend,
      ),
    /** Waits until the newest messages of the app show these words, each somewhere. */
    sees: async (...words: readonly Words[]): Promise<Stored> => {
      let last: Stored | undefined;
      for (const word of words) {
        const { message } = await newest(
          (m) =>
            m.author === state.application.id &&
            (typeof word === 'string' ? readingOf(m).includes(word) : word.test(readingOf(m)))
              ? true
              : undefined,
          String(word),
        );
        last = message;
      }
      return last!;
    },
    /** All one sees, oldest first; what the app wrote and what people did. */
    visible,
    transcript,
  };
  return person;
}

export type Person = ReturnType<typeof createPerson>;

const pressable = ({ style, disabled }: Json): boolean => style !== ButtonStyle.Link && !disabled;

const optionOf = (select: Json, label: Words): Json | undefined =>
  listOf(select.options).find((option) => matches(textIn(option.label), label));

const without = (object: Json, ...keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

/** The fields of a form as they are submitted; throws where the app would not let one submit. */
function fieldsOf(modal: Json, texts: readonly string[]): Json[] {
  let next = 0;
  return listOf(modal.components).flatMap((component, index): Json[] => {
    if (component.type === ComponentType.TextDisplay) return [];
    const isLabel = component.type === ComponentType.Label;
    const input = isLabel ? (component.component as Json) : listOf(component.components)[0]!;
    const value = texts[next] ?? textIn(input.value);
    next += 1;
    const { length } = value;
    const least = (input.min_length as number | undefined) ?? (input.required === false ? 0 : 1);
    const most = (input.max_length as number | undefined) ?? 4000;
    if (length < least || length > most) {
      throw new Error(`the field takes ${least} to ${most} signs, not ${length}`);
    }
    const field = { type: input.type, id: index * 2 + 2, custom_id: input.custom_id, value };
    const outer = { type: component.type, id: index * 2 + 1 };
    return [isLabel ? { ...outer, component: field } : { ...outer, components: [field] }];
  });
}
