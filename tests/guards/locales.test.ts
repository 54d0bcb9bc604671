import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#locales/language.ts';

/** Every message of a language with the variables it uses. */
function messagesOf(language: string): Map<string, string[]> {
  const messages = new Map<string, string[]>();
  for (const file of globSync(`src/locales/${language}/*.ftl`)) {
    for (const [, key, text] of readFileSync(file, 'utf8').matchAll(
      /^([a-z][\w-]*) = (.*(?:\n[ \t]+.*)*)/gmu,
    )) {
      expect(messages.has(key!), `${file}: ${key} stands twice`).toBe(false);
      messages.set(
        key!,
        [...new Set([...text!.matchAll(/\{\s*\$([\w-]+)/gu)].map((match) => match[1]!))].sort(),
      );
    }
  }
  return messages;
}

describe('the languages say the same things', () => {
  const [first, ...others] = LANGUAGES.map((language) => [language, messagesOf(language)] as const);

  it.each(others)(
    '%s has the messages of the first, with their variables',
    (_language, messages) => {
      expect([...messages.keys()].sort()).toEqual([...first![1].keys()].sort());
      for (const [key, variables] of first![1])
        expect({ key, uses: messages.get(key) }).toEqual({ key, uses: variables });
    },
  );

  it('every message is used somewhere', () => {
    const sources = globSync('src/**/*.ts')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    // Keys with a changing end are built from their beginning: `ability-${name}`.
    const prefixes = [...sources.matchAll(/`([a-z][a-z-]{3,})\$\{/gu)].map((match) => match[1]!);
    const unused = [...first![1].keys()].filter(
      (key) => !sources.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });
});
