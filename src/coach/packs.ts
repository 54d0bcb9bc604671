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
  const all = services.library.packs.map(({ id }) => id);
  return (chosen) => {
    const packs = all.filter((id) => chosen.includes(id));
    if (packs.length === 0 || packs.length === all.length) return services;
    const key = packs.join(' ');
    const known = narrowed.get(key);
    if (known) return known;
    const bank = only(services.library, packs);
    const made = { ...services, bank, lookup: createLookup(bank) };
    if (narrowed.size >= KEPT) narrowed.delete(narrowed.keys().next().value!);
    narrowed.set(key, made);
    return made;
  };
}

function only({ packs, questions, find }: Bank, chosen: readonly string[]): Bank {
  return {
    packs: packs.filter(({ id }) => chosen.includes(id)),
    questions: questions.filter(({ pack }) => chosen.includes(pack)),
    find: (slug) => {
      const question = find(slug);
      return question && chosen.includes(question.pack) ? question : undefined;
    },
  };
}
