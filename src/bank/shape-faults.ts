/** What a schema finds in a content file, said to its author: in plain words, one line for each thing to write. */
import type { z } from 'zod';

export interface ShapeFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly fix: string;
}

type Issue = z.core.$ZodIssue;

/** What belongs in a field, by its name. */
const MEANT: Readonly<Record<string, string>> = {
  title: 'the question as an interviewer asks it',
  short: 'a few words for buttons, 40 characters at most',
  aliases: 'how real people ask: short, long, mistyped, as a formula, as a symptom; ten at least',
  keyPoints: 'what an interviewer listens for, four to six, each with three ways to say it aloud',
  misconceptions: 'what people get wrong, and what is true',
  followUps: 'what an interviewer asks next, and the answer',
  quizzes: 'a prompt, options that each say why, a hint and an explanation',
  topic: 'an id of pack.yaml',
  level: 'core, advanced or expert',
  sources: 'ids of sources.yaml, one at least',
  demos: 'names and parameters of demos; npm run -s coach -- demo --list shows them',
};

/** `idOf` names the item of a list: its id where it has one. */
export function shapeFaults(
  issues: readonly Issue[],
  idOf: (path: readonly PropertyKey[]) => unknown,
): ShapeFault[] {
  const empty = Map.groupBy(issues.filter(isEmpty), ({ path }) => JSON.stringify(itemOf(path)));
  const fixOf = ([field]: readonly PropertyKey[]): string =>
    MEANT[String(field)] ?? 'see the format in content/README.md';
  const nameOf = (path: readonly PropertyKey[]): string => {
    const id = typeof path[1] === 'number' ? idOf([...path.slice(0, 2), 'id']) : undefined;
    return [path[0], id ?? path[1], ...path.slice(2)]
      .filter((part) => part !== undefined)
      .join('.');
  };
  return [
    ...[...empty.values()].map((group): ShapeFault => {
      const [{ path }] = group as [Issue];
      const item = itemOf(path);
      const parts = [...new Set(group.map((issue) => String(issue.path[item.length] ?? '')))];
      // Items of a plain list have no names worth listing.
      const what = parts.every((part) => /^\d*$/u.test(part)) ? '' : `${parts.join(', ')} `;
      const many = group.length > 1;
      const count = what === '' && many ? `${group.length} ` : '';
      return {
        path,
        message: `${nameOf(item)}: ${what}${count}${many ? 'are' : 'is'} empty`,
        fix: fixOf(path),
      };
    }),
    ...issues
      .filter((issue) => !isEmpty(issue))
      .map((issue): ShapeFault => {
        const message = `${nameOf(issue.path) || 'file'}: ${inWords(issue)}`;
        return { path: issue.path, message, fix: fixOf(issue.path) };
      }),
  ];
}

/** A text with nothing in it, or nothing at all where a text is wanted. */
const isEmpty = (issue: Issue): boolean =>
  issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1;

/** The item of a list a path leads into: `keyPoints.2.ask` → `keyPoints.2`; an alias belongs to its list. */
const itemOf = (path: readonly PropertyKey[]): readonly PropertyKey[] =>
  path.slice(0, path.length > 2 ? 2 : 1);

function inWords(issue: Issue): string {
  if (issue.code === 'unrecognized_keys')
    return `nothing here is called ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  if (issue.code === 'invalid_value')
    return `must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small' && issue.origin === 'array')
    return `too few, at least ${issue.minimum} are needed`;
  if (issue.code === 'too_big' && issue.origin === 'array')
    return `too many, at most ${issue.maximum} are read`;
  if (issue.code === 'too_big' && issue.origin === 'string')
    return `too long, at most ${issue.maximum} characters`;
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return 'is missing';
  return issue.message;
}
