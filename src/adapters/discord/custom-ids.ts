/**
 * What the ids of buttons and selects say, and what was meant by one that was used. An action's id stands as it is; a
 * sign before it, with which no ability begins, tells the others apart.
 */

export type Meant =
  | { readonly kind: 'press'; readonly id: string }
  /** A text is asked for first. */
  | { readonly kind: 'ask'; readonly id: string; readonly label: string }
  /** A folded part is opened. */
  | { readonly kind: 'open'; readonly folded: string; readonly part: number }
  /** A select whose values are actions. */
  | { readonly kind: 'choose' }
  /** A select whose values are the letters of an answer. */
  | { readonly kind: 'settle'; readonly settle: string };

export function customId(meant: Meant, number = 0): string {
  switch (meant.kind) {
    case 'press':
      return meant.id;
    case 'ask':
      return `?${meant.id}|${meant.label.replaceAll('|', '/')}`;
    case 'open':
      return `+${meant.folded} ${meant.part}`;
    case 'choose':
      // Several selects of a message must not share an id.
      return `*${number}`;
    case 'settle':
      return `!${meant.settle}`;
  }
}

export function meantBy(id: string): Meant {
  const rest = id.slice(1);
  switch (id[0]) {
    case '?': {
      const end = rest.lastIndexOf('|');
      return { kind: 'ask', id: rest.slice(0, end), label: rest.slice(end + 1) };
    }
    case '+': {
      const [folded = '', part = ''] = rest.split(' ');
      return { kind: 'open', folded, part: Number(part) };
    }
    case '*':
      return { kind: 'choose' };
    case '!':
      return { kind: 'settle', settle: rest };
    default:
      return { kind: 'press', id };
  }
}
