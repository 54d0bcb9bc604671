/**
 * Reads the types of declaration files as far as the Bot API's use them: interfaces, aliases, namespaces, unions, lists,
 * literals. A type it can't read becomes `any`; a test holds that none of those stands in a parameter.
 */
import type { Field, Shape } from './shapes.ts';

const ANY: Shape = { kind: 'any' };
const STRING: Shape = { kind: 'string' };

/** Generic types of TypeScript, by what they make of their first argument. */
const UTILITIES: Readonly<Record<string, (first: Shape) => Shape>> = {
  Array: (of) => ({ kind: 'array', of }),
  ReadonlyArray: (of) => ({ kind: 'array', of }),
  // A `login_url` without the username: the rest is the same.
  Omit: (first) => first,
  // Names of updates.
  Exclude: () => STRING,
};

/** A file to send: on the wire a file id, an address, or `attach://…`. */
const FILE = 'F';

export const tokensOf = (source: string): string[] =>
  source
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '')
    .match(/`(?:\$\{[^}]*\}|[^`])*`|"[^"]*"|[\w$]+|=>|[^\s\w]/gu) ?? [];

/** A parser of types over `tokens`; `at` moves as it reads. */
export function createTypeParser(tokens: readonly string[], scope: () => string) {
  let at = 0;
  const peek = () => tokens[at];
  const next = () => tokens[at++] ?? '';
  const take = (token: string) => {
    if (peek() !== token) return false;
    at++;
    return true;
  };
  const expect = (token: string) => {
    if (!take(token))
      throw new Error(
        `expected ${token} at ${tokens.slice(Math.max(0, at - 8), at + 4).join(' ')}`,
      );
  };
  const skip = (open: string, close: string) => {
    for (let depth = 1; depth > 0 && at < tokens.length; ) {
      const token = next();
      if (token === open) depth++;
      if (token === close) depth--;
    }
  };

  const type = (): Shape => {
    take('|');
    const of = [parts()];
    while (take('|')) of.push(parts());
    return of.length === 1 ? of[0]! : { kind: 'union', of };
  };

  /** Intersections stand only in types the bot receives, and as `string & Record<…>`. */
  const parts = (): Shape => {
    const of = [listed()];
    while (take('&')) of.push(listed());
    return of.length === 1 || of[0]!.kind === 'string' ? of[0]! : ANY;
  };

  const listed = (): Shape => {
    let shape = single();
    while (take('[')) {
      if (take(']')) shape = { kind: 'array', of: shape };
      else {
        const inside = type();
        shape = inside === STRING && shape === STRING ? STRING : ANY;
        expect(']');
      }
    }
    return shape;
  };

  const single = (): Shape => {
    const token = next();
    if (token === 'readonly') return listed();
    if (token === 'keyof' || token === 'typeof') {
      single();
      return STRING;
    }
    if (token === '(') {
      const shape = type();
      expect(')');
      return shape;
    }
    if (token === '{') return object();
    if (token.startsWith('"')) return { kind: 'literal', value: token.slice(1, -1) };
    // A pattern of letters: any string of them.
    if (token.startsWith('`')) return STRING;
    if (/^\d/u.test(token)) return { kind: 'literal', value: Number(token) };
    if (token === 'true' || token === 'false') return { kind: 'literal', value: token === 'true' };
    if (token === 'string' || token === FILE) return STRING;
    if (token === 'number' || token === 'boolean') return { kind: token };
    return reference(token);
  };

  const reference = (first: string): Shape => {
    let name = first;
    while (take('.')) name += `.${next()}`;
    const given: Shape[] = [];
    if (take('<')) {
      do given.push(type());
      while (take(','));
      expect('>');
    }
    const utility = UTILITIES[name];
    if (utility) return utility(given[0] ?? ANY);
    return name === 'never' ? ANY : { kind: 'named', name: scope() + name };
  };

  /** The fields up to `}`; a method's shape is the object of its parameters. */
  const object = (): Shape => {
    const fields: Field[] = [];
    while (!take('}')) {
      take('readonly');
      const name = next();
      if (name === '[') {
        skip('{', '}');
        return ANY;
      }
      const optional = take('?');
      if (take('(')) fields.push({ name, shape: parameters(), required: true });
      else {
        expect(':');
        fields.push({ name, shape: type(), required: !optional });
      }
      take(';');
    }
    return { kind: 'object', fields };
  };

  const parameters = (): Shape => {
    let shape: Shape = { kind: 'object', fields: [] };
    if (!take(')')) {
      next();
      take('?');
      expect(':');
      shape = type();
      expect(')');
    }
    expect(':');
    type();
    return shape;
  };

  return { peek, next, take, expect, skip, type, object, done: () => at >= tokens.length };
}
