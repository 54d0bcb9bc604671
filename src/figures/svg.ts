/** Building SVG: elements from names, attributes and children; every text and attribute is escaped. */

/** Finished markup; only `element` makes it, so a person's text can never become markup. */
export interface Svg {
  readonly markup: string;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element; strings among the children are text. Attributes that are `undefined` are left out. */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly (Svg | string)[]
): Svg {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? tidy(value) : escaped(value!)}"`)
    .join('');
  const inner = children
    .map((child) => (typeof child === 'string' ? escaped(child) : child.markup))
    .join('');
  return {
    markup: inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`,
  };
}

/** Coordinates to a hundredth: smaller files, the same picture, the same bytes everywhere. */
const tidy = (value: number): string => String(Math.round(value * 100) / 100 + 0);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  // Control characters are not allowed in XML at all.
  text
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '')
    .replaceAll(/[&<>"']/gu, (c) => ENTITIES[c]!);
