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
import type { Activity } from '#store/activities.ts';
import type { Ability, Services } from './ability.ts';
import { inOwnWords, turnOf } from './meet.ts';
import { PlatformError } from './messenger.ts';
import { parseOptions } from './options.ts';
import { createPacks } from './packs.ts';
import { rightsMissing } from './rights-missing.ts';
import type { Message, Turn, Visit } from './turn.ts';

/** The longest question the coach reads; longer ones are refused with a clear line. */
export const MAX_TEXT = 2000;
/** The longest text it takes where it asked for one. */
const MAX_ASKED_FOR = 4000;

export interface Coach {
  readonly abilities: readonly Ability[];
  readonly services: Services;
  /** Never rejects: every message gets an answer. An empty list means there is nothing to say. */
  hear(message: Message, visit: Visit): Promise<readonly Reply[]>;
  /** What time has made due: rounds that end, reminders, messages that waited. Never rejects. */
  tick(): Promise<void>;
}

export interface CoachLog {
  error(details: object, message: string): void;
}

/** Activities one tick goes on with; the rest waits for the next. */
const DUE_A_TICK = 200;
const HOUR = 3_600_000;

export function createCoach(services: Services, log: CoachLog): Coach {
  const { abilities } = services;
  const withPacks = createPacks(services);
  /** The last hour that was written down. */
  let hour = -1;
  let ticked = Number.POSITIVE_INFINITY;
  const failed = (error: unknown, details: object): string => {
    const id = randomUUID().slice(0, 8);
    log.error({ err: error, id, ...details }, 'an ability failed');
    return id;
  };
  return {
    abilities,
    services,
    hear: async (message, visit) => {
      let { language } = visit;
      try {
        const turn = await turnOf(visit, services);
        ({ language } = turn.own);
        return await answer(message, turn, withPacks(turn.here.packs));
      } catch (error) {
        if (error instanceof UserError) return [line(error.in(language))];
        if (error instanceof PlatformError && error.code === 'forbidden') {
          const rights = await services.missingRights(visit.place.id, language).catch(() => []);
          return [line(rightsMissing(rights, language))];
        }
        const id = failed(error, { place: visit.place.kind });
        return [line(wordsOf(language)('internal-error', { id }))];
      }
    },
    tick: async () => {
      try {
        const now = services.now();
        if (Math.floor(now / HOUR) !== hour) {
          await services.store.uptime.beat(now);
          await services.store.tidy(now);
          hour = Math.floor(now / HOUR);
        }
        const due = [
          ...(await services.store.activities.due(now, DUE_A_TICK)),
          ...(now < ticked ? await stranded(now, services) : []),
        ];
        ticked = now;
        await Promise.all(
          due.map(async (activity) => {
            const ability = abilities.find(({ name }) => name === activity.kind);
            await ability
              ?.proceed?.(activity, services)
              .catch((error: unknown) => failed(error, { kind: activity.kind }));
          }),
        );
      } catch (error) {
        failed(error, { tick: true });
      }
    },
  };
}

/** What a clock that was put back would let wait for hours. */
const stranded = async (
  now: number,
  { abilities, store }: Services,
): Promise<readonly Activity[]> =>
  (
    await Promise.all(
      abilities.map(({ name, longestWaitMs }) =>
        longestWaitMs === undefined ? [] : store.activities.dueAfter(name, now + longestWaitMs),
      ),
    )
  ).flat();

/** Mistakes are told to the one who made them. */
const line = (text: string): Reply => ({
  document: document(paragraph(text)),
  actions: [],
  privately: true,
  mayBeOpen: true,
});

async function answer(message: Message, turn: Turn, services: Services): Promise<readonly Reply[]> {
  const { abilities } = services;
  if (message.kind === 'text' && !isCommand(message.text)) {
    checkLength(message.text, MAX_ASKED_FOR);
    for (const ability of abilities) {
      const heard = await ability.listen?.(message.text, turn, services);
      if (heard) return answerOf(ability, heard);
    }
  }
  if (message.kind === 'press') {
    const [, name = '', action = '', input = ''] =
      /^([a-z_-]+)\.([a-z-]+)(?::([\s\S]*))?$/u.exec(message.id) ?? [];
    if (name !== '') {
      const ability = named(name, abilities);
      const press = ability.actions?.[action];
      if (!press) throw new UserError('button-unknown');
      const words = input.split(' ').filter(Boolean);
      if (message.text !== undefined) checkLength(message.text, MAX_ASKED_FOR);
      const own = inOwnWords(ability, turn);
      return answerOf(ability, await press(words, own, services, message.text));
    }
  }
  const { ability, options } = understand(message, abilities);
  if (ability.groupOnly && turn.place.kind !== 'group') {
    throw new UserError('group-only', { ability: ability.name });
  }
  return answerOf(ability, await ability.run(options, inOwnWords(ability, turn), services));
}

const answerOf = (ability: Ability, replies: readonly Reply[]): readonly Reply[] =>
  ability.personal ? replies.map((reply) => ({ ...reply, privately: true })) : replies;

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
      checkLength(message.text, MAX_TEXT);
      return understandText(message.text, abilities);
  }
}

function checkLength(text: string, max: number): void {
  const length = [...text].length;
  if (length > max) {
    throw new UserError('text-too-long', { max: String(max), length: String(length) });
  }
}

const COMMAND = /^\s*\/([a-z_-]+)(?:@\w+)?(?:\s+([\s\S]*))?$/iu;
const isCommand = (text: string): boolean => COMMAND.test(text);

/** `/name rest of the line`; anything else is a question. */
function understandText(text: string, abilities: readonly Ability[]): Understood {
  const command = COMMAND.exec(text.trim());
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
