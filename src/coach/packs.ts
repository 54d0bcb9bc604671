/** The packs a place has chosen: to everything said there, the bank and the lookup hold no others. */
import type { Bank } from '#bank/question.ts';
import { createLookup } from '#lookup/create.ts';
import type { Services } from './ability.ts';

/** The services with only the questions of `packs`; an empty list, or one without a pack that is mounted, means all. */
export type WithPacks = (packs: readonly string[]) => Services;

/** Lookups of chosen packs that are kept; a host has few packs. */
const KEPT = 16;

export function createPacks(services: Services): WithPacks {
  const narrowed = new Map<string, Services>();
  return (chosen) => {
    const bank = bankOf(services.library, chosen);
    if (bank === services.library) return services;
    const key = bank.packs.map(({ id }) => id).join(' ');
    const known = narrowed.get(key);
    if (known) return known;
    const made = { ...services, bank, lookup: createLookup(bank) };
    if (narrowed.size >= KEPT) narrowed.delete(narrowed.keys().next().value!);
    narrowed.set(key, made);
    return made;
  };
}

/** The same bank, or one with the questions of the chosen packs alone. */
export function bankOf(library: Bank, chosen: readonly string[]): Bank {
  const { packs, questions, find } = library;
  const count = packs.filter(({ id }) => chosen.includes(id)).length;
  if (count === 0 || count === packs.length) return library;
  return {
    packs: packs.filter(({ id }) => chosen.includes(id)),
    questions: questions.filter(({ pack }) => chosen.includes(pack)),
    find: (slug) => {
      const question = find(slug);
      return question && chosen.includes(question.pack) ? question : undefined;
    },
  };
}
