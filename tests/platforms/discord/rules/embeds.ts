/** What embeds a message may have (resources/message, Embed Limits). */
import { type Check, type Json, listOf, textIn } from '../flaws.ts';
import { LIMITS, lengthOf } from '../limits.ts';

export function checkEmbeds(embeds: unknown, check: Check): void {
  const all = listOf(embeds);
  check.count(['embeds'], all, 0, LIMITS.embeds);
  let total = 0;
  for (const [index, embed] of all.entries()) {
    const path = ['embeds', index];
    const text = (key: readonly (string | number)[], value: unknown, high: number): void => {
      check.text([...path, ...key], value, 0, high);
      total += lengthOf(textIn(value));
    };
    text(['title'], embed.title, LIMITS.embedTitle);
    text(['description'], embed.description, LIMITS.embedDescription);
    text(['footer', 'text'], (embed.footer as Json | undefined)?.text, LIMITS.embedFooter);
    text(['author', 'name'], (embed.author as Json | undefined)?.name, LIMITS.embedAuthor);
    const fields = listOf(embed.fields);
    check.count([...path, 'fields'], fields, 0, LIMITS.embedFields);
    for (const [at, { name, value }] of fields.entries()) {
      check.required([...path, 'fields', at, 'name'], name);
      check.required([...path, 'fields', at, 'value'], value);
      text(['fields', at, 'name'], name, LIMITS.embedFieldName);
      text(['fields', at, 'value'], value, LIMITS.embedFieldValue);
    }
  }
  if (total > LIMITS.embedTotal) {
    const message = `Embed size exceeds maximum size of ${LIMITS.embedTotal}`;
    check.flaw(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', message);
  }
}
