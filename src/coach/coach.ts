/**
 * The coach: hears what a person does, finds the ability, and answers with replies.
 *
 * It knows no platform. A person's mistake becomes one clear line; a mistake of ours is logged with an id
 * which the person sees.
 */
import { randomUUID } from 'node:crypto';
import { distance } from 'fastest-levenshtein';
import { document, paragraph } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Ability, Services } from './ability.ts';
import { parseOptions } from './options.ts';
import type { Message, Turn } from './turn.ts';

/** The longest text the coach reads; longer ones are refused with a clear line. */
export const MAX_TEXT = 2000;

export interface Coach {
  readonly abilities: readonly Ability[];
  readonly services: Services;
  /** Never rejects: every message gets an answer. */
  hear(message: Message, turn: Turn): Promise<readonly Reply[]>;
}

export interface CoachLog {
  error(details: object, message: string): void;
}

export function createCoach(services: Services, log: CoachLog): Coach {
  const { abilities } = services;
  return {
    abilities,
    services,
    hear: async (message, turn) => {
      try {
        const { ability, options } = understand(message, abilities);
        return await ability.run(options, turn, services);
      } catch (error) {
        if (error instanceof UserError) return [line(error.in(turn.language))];
        const id = randomUUID().slice(0, 8);
        log.error({ err: error, id, place: turn.place.kind }, 'an ability failed');
        return [line(wordsOf(turn.language)('internal-error', { id }))];
      }
    },
  };
}

const line = (text: string): Reply => ({ document: document(paragraph(text)), actions: [] });

interface Understood {
  readonly ability: Ability;
  readonly options: Readonly<Record<string, string>>;
}

function understand(message: Message, abilities: readonly Ability[]): Understood {
  switch (message.kind) {
    case 'command':
      return { ability: named(message.ability, abilities), options: message.options };
    case 'press': {
      const [name = '', ...input] = message.id.split(':');
      const ability = named(name, abilities);
      return { ability, options: parseOptions(ability, input.join(':')) };
    }
    case 'text':
      return understandText(message.text, abilities);
  }
}

/** `/name rest of the line`; anything else is a question. */
function understandText(text: string, abilities: readonly Ability[]): Understood {
  const length = [...text].length;
  if (length > MAX_TEXT) {
    throw new UserError('text-too-long', { max: String(MAX_TEXT), length: String(length) });
  }
  const command = /^\/([a-z_-]+)(?:@\w+)?(?:\s+([\s\S]*))?$/iu.exec(text.trim());
  if (!command) return { ability: named('ask', abilities), options: { question: text } };
  const ability = named(command[1]!.toLowerCase(), abilities);
  return { ability, options: parseOptions(ability, command[2] ?? '') };
}

function named(name: string, abilities: readonly Ability[]): Ability {
  const ability = abilities.find((a) => a.name === name);
  if (ability) return ability;
  const nearest = abilities.toSorted((a, b) => distance(a.name, name) - distance(b.name, name))[0]!;
  throw new UserError('command-unknown', { name: name.slice(0, 40), nearest: nearest.name });
}
