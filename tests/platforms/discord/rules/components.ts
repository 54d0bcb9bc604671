/**
 * What components a message may have: their kinds, their nesting, their counts and the lengths of their texts
 * (components/reference). Modals have rules of their own.
 */
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { type Check, type Json, listOf, type Path, textIn } from '../flaws.ts';
import { LIMITS, lengthOf } from '../limits.ts';

const INSIDE_CONTAINER = [
  ComponentType.ActionRow,
  ComponentType.Section,
  ComponentType.TextDisplay,
  ComponentType.MediaGallery,
  ComponentType.File,
  ComponentType.Separator,
];
const TOP_LEVEL = [...INSIDE_CONTAINER, ComponentType.Container];
const SELECTS = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

/** Every component of a message, nested ones too, with where it stands. */
export function* everyComponent(
  components: unknown,
  path: Path = ['components'],
): Generator<{
  readonly component: Json;
  readonly path: Path;
}> {
  for (const [index, component] of listOf(components).entries()) {
    const here = [...path, index];
    yield { component, path: here };
    yield* everyComponent(component.components, [...here, 'components']);
    if (component.accessory) {
      yield { component: component.accessory as Json, path: [...here, 'accessory'] };
    }
  }
}

/** Checks the components of a message; `isV2` is whether it has the flag IS_COMPONENTS_V2. */
export function checkComponents(components: unknown, isV2: boolean, check: Check): void {
  const top = listOf(components);
  const every = [...everyComponent(components)];
  for (const [index, component] of top.entries()) {
    const path = ['components', index, 'type'];
    check.among(path, component.type, isV2 ? TOP_LEVEL : [ComponentType.ActionRow]);
  }
  if (!isV2) check.count(['components'], top, 0, LIMITS.legacyRows);
  if (every.length > LIMITS.components) {
    check.flaw(
      ['components'],
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `The total number of components cannot exceed ${LIMITS.components}`,
    );
  }
  const texts = every.map(({ component }) =>
    component.type === ComponentType.TextDisplay ? textIn(component.content) : '',
  );
  if (lengthOf(texts.join('')) > LIMITS.componentText) {
    check.flaw(
      ['components'],
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `Displayable text exceeds maximum size of ${LIMITS.componentText}`,
    );
  }
  checkUnique('custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED', every, check);
  checkUnique('id', 'COMPONENT_ID_DUPLICATED', every, check);
  for (const { component, path } of every) checkOne(component, path, check);
}

function checkUnique(
  key: 'custom_id' | 'id',
  code: string,
  every: readonly { readonly component: Json; readonly path: Path }[],
  check: Check,
): void {
  const seen = new Set<unknown>();
  for (const { component, path } of every) {
    const value = component[key];
    if (value === undefined || value === null || value === 0) continue;
    if (seen.has(value)) check.flaw([...path, key], code, `Component ${key} cannot be duplicated`);
    seen.add(value);
  }
}

function checkOne(component: Json, path: Path, check: Check): void {
  const children = listOf(component.components);
  switch (component.type) {
    case ComponentType.ActionRow:
      checkRow(children, path, check);
      return;
    case ComponentType.Button:
      checkButton(component, path, check);
      return;
    case ComponentType.StringSelect:
      checkSelect(component, path, check);
      return;
    case ComponentType.Section:
      check.count([...path, 'components'], children, 1, LIMITS.sectionTexts);
      for (const [index, { type }] of children.entries()) {
        check.among([...path, 'components', index, 'type'], type, [ComponentType.TextDisplay]);
      }
      if (check.required([...path, 'accessory'], component.accessory)) {
        check.among([...path, 'accessory', 'type'], (component.accessory as Json).type, [
          ComponentType.Button,
          ComponentType.Thumbnail,
        ]);
      }
      return;
    case ComponentType.TextDisplay:
      check.text([...path, 'content'], component.content, 1, LIMITS.componentText);
      return;
    case ComponentType.Thumbnail:
      check.text([...path, 'description'], component.description, 1, LIMITS.mediaDescription);
      return;
    case ComponentType.MediaGallery: {
      const items = listOf(component.items);
      check.count([...path, 'items'], items, 1, LIMITS.galleryItems);
      for (const [index, { description }] of items.entries()) {
        const at = [...path, 'items', index, 'description'];
        check.text(at, description, 1, LIMITS.mediaDescription);
      }
      return;
    }
    case ComponentType.Separator:
      check.among([...path, 'spacing'], component.spacing ?? 1, [1, 2]);
      return;
    case ComponentType.Container:
      check.count([...path, 'components'], children, 1, LIMITS.components);
      check.range([...path, 'accent_color'], component.accent_color, 0, 0xffffff);
      for (const [index, { type }] of children.entries()) {
        check.among([...path, 'components', index, 'type'], type, INSIDE_CONTAINER);
      }
  }
}

/** One to five buttons, or one select alone. */
function checkRow(children: readonly Json[], path: Path, check: Check): void {
  const selects = children.filter(({ type }) => SELECTS.includes(type as ComponentType));
  check.count([...path, 'components'], children, 1, selects.length > 0 ? 1 : LIMITS.rowButtons);
  for (const [index, { type }] of children.entries()) {
    check.among([...path, 'components', index, 'type'], type, [ComponentType.Button, ...SELECTS]);
  }
}

function checkButton(button: Json, path: Path, check: Check): void {
  check.text([...path, 'label'], button.label, 1, LIMITS.buttonLabel);
  check.text([...path, 'custom_id'], button.custom_id, 1, LIMITS.customId);
  check.text([...path, 'url'], button.url, 1, LIMITS.buttonUrl);
  if (!button.label && !button.emoji) {
    check.flaw(path, 'BUTTON_COMPONENT_INVALID_LABEL', 'A button must have a label or emoji');
  }
  if (button.style === ButtonStyle.Link) {
    check.required([...path, 'url'], button.url);
    if (button.custom_id) {
      const message = 'A custom id and url cannot both be specified';
      check.flaw(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message);
    }
    return;
  }
  check.required([...path, 'custom_id'], button.custom_id);
  if (button.url) {
    check.flaw(path, 'BUTTON_COMPONENT_INVALID_URL', 'Only link buttons have an url');
  }
}

function checkSelect(select: Json, path: Path, check: Check): void {
  const options = listOf(select.options);
  const most = (select.max_values as number | undefined) ?? 1;
  check.required([...path, 'custom_id'], select.custom_id);
  check.text([...path, 'custom_id'], select.custom_id, 1, LIMITS.customId);
  check.text([...path, 'placeholder'], select.placeholder, 0, LIMITS.selectPlaceholder);
  check.count([...path, 'options'], options, 1, LIMITS.selectOptions);
  check.range([...path, 'min_values'], select.min_values, 0, LIMITS.selectOptions);
  check.range([...path, 'max_values'], most, 1, Math.min(LIMITS.selectOptions, options.length));
  const values = new Set<unknown>();
  for (const [index, option] of options.entries()) {
    const at = [...path, 'options', index];
    for (const key of ['label', 'value'] as const) {
      check.required([...at, key], option[key]);
      check.text([...at, key], option[key], 1, LIMITS.optionText);
    }
    check.text([...at, 'description'], option.description, 0, LIMITS.optionText);
    if (values.has(option.value)) {
      const message = 'The specified option value is already used';
      check.flaw([...at, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message);
    }
    values.add(option.value);
  }
  if (options.filter((option) => option.default).length > most) {
    const message = 'More options are chosen than may be';
    check.flaw([...path, 'options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', message);
  }
}
