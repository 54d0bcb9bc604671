/** What may be suggested while somebody types (interactions/receiving-and-responding, Autocomplete). */
import { createCheck, type Json, listOf } from '../flaws.ts';
import { LIMITS } from '../limits.ts';
import { refuseFlawed } from '../refusal.ts';

export function checkChoices(data: Json): void {
  const check = createCheck();
  const choices = listOf(data.choices);
  check.required(['data', 'choices'], data.choices);
  check.count(['data', 'choices'], choices, 0, LIMITS.choices);
  for (const [index, { name, value, name_localizations: names }] of choices.entries()) {
    const path = ['data', 'choices', index];
    check.required([...path, 'name'], name);
    check.required([...path, 'value'], value);
    check.text([...path, 'name'], name, 1, LIMITS.choiceText);
    if (typeof value !== 'number') check.text([...path, 'value'], value, 1, LIMITS.choiceText);
    for (const [locale, text] of Object.entries((names as Json | null) ?? {})) {
      check.text([...path, 'name_localizations', locale], text, 1, LIMITS.choiceText);
    }
  }
  refuseFlawed(check.flaws);
}
