/** What a modal may hold (interactions/receiving-and-responding, Modal; components/reference, Label and Text Input). */
import { ComponentType } from 'discord-api-types/v10';
import { type Check, createCheck, type Json, listOf, type Path } from '../flaws.ts';
import { LIMITS } from '../limits.ts';
import { refuseFlawed } from '../refusal.ts';

export function checkModal(data: Json): void {
  const check = createCheck();
  const components = listOf(data.components);
  check.required(['custom_id'], data.custom_id);
  check.text(['custom_id'], data.custom_id, 1, LIMITS.customId);
  check.required(['title'], data.title);
  check.text(['title'], data.title, 1, LIMITS.modalTitle);
  check.count(['components'], components, 1, LIMITS.modalComponents);
  const ids = new Set<unknown>();
  for (const [index, component] of components.entries()) {
    const path = ['components', index];
    if (component.type === ComponentType.TextDisplay) {
      check.text([...path, 'content'], component.content, 1, LIMITS.componentText);
      continue;
    }
    check.among([...path, 'type'], component.type, [ComponentType.Label, ComponentType.ActionRow]);
    const isLabel = component.type === ComponentType.Label;
    if (isLabel) {
      check.required([...path, 'label'], component.label);
      check.text([...path, 'label'], component.label, 1, LIMITS.labelText);
      check.text([...path, 'description'], component.description, 1, LIMITS.labelDescription);
    }
    const [input, at] = isLabel
      ? [component.component as Json | undefined, [...path, 'component']]
      : [listOf(component.components)[0], [...path, 'components', 0]];
    if (!check.required(at, input)) continue;
    if (ids.has(input!.custom_id)) {
      const message = 'Component custom id cannot be duplicated';
      check.flaw([...at, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', message);
    }
    ids.add(input!.custom_id);
    if (input!.type === ComponentType.TextInput) checkInput(input!, at, isLabel, check);
  }
  refuseFlawed(check.flaws);
}

function checkInput(input: Json, path: Path, labelled: boolean, check: Check): void {
  check.required([...path, 'custom_id'], input.custom_id);
  check.text([...path, 'custom_id'], input.custom_id, 1, LIMITS.customId);
  check.among([...path, 'style'], input.style, [1, 2]);
  check.range([...path, 'min_length'], input.min_length, 0, LIMITS.inputValue);
  check.range([...path, 'max_length'], input.max_length, 1, LIMITS.inputValue);
  check.text([...path, 'value'], input.value, 0, LIMITS.inputValue);
  check.text([...path, 'placeholder'], input.placeholder, 0, LIMITS.inputPlaceholder);
  if (labelled && input.label !== undefined && input.label !== null) {
    const message = 'A text input inside a label has no label of its own';
    check.flaw([...path, 'label'], 'TEXT_INPUT_LABEL_NOT_ALLOWED', message);
  }
  if (!labelled) {
    check.required([...path, 'label'], input.label);
    check.text([...path, 'label'], input.label, 1, LIMITS.labelText);
  }
}
