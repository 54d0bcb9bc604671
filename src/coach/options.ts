/** A typed line → the options of an ability: words in the order of its options, the last one takes the rest. */
import { UserError } from '#locales/user-error.ts';
import type { Ability, Services, Suggestion } from './ability.ts';
import type { Turn } from './turn.ts';

/** Throws a `UserError` where a required option is missing or words are left over. */
export function parseOptions(ability: Ability, typed: string): Record<string, string> {
  const options: Record<string, string> = {};
  let rest = typed.trim();
  for (const option of ability.options) {
    const word = option.rest ? rest : (/^\S+/u.exec(rest)?.[0] ?? '');
    if (word === '' && option.required) {
      const { name, lacksWords = 'option-missing' } = ability;
      throw new UserError(lacksWords, { ability: name, option: option.name });
    }
    if (word !== '') options[option.name] = word;
    rest = rest.slice(word.length).trimStart();
  }
  if (rest !== '')
    throw new UserError('option-left-over', { ability: ability.name, rest: rest.slice(0, 40) });
  return options;
}

/** What could stand where `typed` ends, best first; each `value` is all of `typed` with it in its place. */
export function completions(
  ability: Ability,
  typed: string,
  turn: Pick<Turn, 'language'>,
  services: Services,
): readonly Suggestion[] {
  const words = typed.split(/(?<=\s)(?=\S)/u);
  if (/\s$/u.test(typed)) words.push('');
  const rest = ability.options.findIndex((option) => option.rest);
  const place = Math.min(words.length - 1, rest < 0 ? Number.POSITIVE_INFINITY : rest);
  const option = ability.options[place];
  const before = words.slice(0, place).join('');
  const word = words.slice(place).join('');
  const given = Object.fromEntries(
    ability.options.slice(0, place).map(({ name }, i) => [name, words[i]!.trim()]),
  );
  const found =
    option?.suggest?.(word, turn, services, given) ??
    option?.values
      ?.filter((value) => value.startsWith(word.toLowerCase()))
      .map((value) => ({ label: value, value })) ??
    [];
  return found.map(({ label, value }) => ({ label, value: before + value }));
}

/** `dk:512 n=100 text:"a b"` → `{ dk: '512', n: '100', text: 'a b' }`: parameters of a demo as people type them. */
export function parsePairs(typed: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  const pattern = /\s*([A-Za-z]\w*)\s*[:=：＝]\s*(?:"([^"]*)"|“([^”]*)”|'([^']*)'|(\S+))/uy;
  let end = 0;
  for (let match = pattern.exec(typed); match; match = pattern.exec(typed)) {
    const [, name, ...values] = match;
    pairs[name!] = values.find((value) => value !== undefined) ?? '';
    end = pattern.lastIndex;
  }
  const rest = typed.slice(end).trim();
  if (rest !== '')
    throw new UserError('pairs-malformed', { rest: [...rest].slice(0, 40).join('') });
  return pairs;
}
