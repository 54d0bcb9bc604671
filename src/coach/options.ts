/** A typed line → the options of an ability: words in the order of its options, the last one takes the rest. */
import { UserError } from '#locales/user-error.ts';
import type { Ability } from './ability.ts';

/** Throws a `UserError` where a required option is missing or words are left over. */
export function parseOptions(ability: Ability, typed: string): Record<string, string> {
  const options: Record<string, string> = {};
  let rest = typed.trim();
  for (const option of ability.options) {
    const word = option.rest ? rest : (/^\S+/u.exec(rest)?.[0] ?? '');
    if (word === '' && option.required) {
      throw new UserError('option-missing', { ability: ability.name, option: option.name });
    }
    if (word !== '') options[option.name] = word;
    rest = rest.slice(word.length).trimStart();
  }
  if (rest !== '')
    throw new UserError('option-left-over', { ability: ability.name, rest: rest.slice(0, 40) });
  return options;
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
