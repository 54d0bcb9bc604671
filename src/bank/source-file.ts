/** A content file with its lines remembered: YAML (or Markdown with YAML front matter) checked by a schema. */
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './question.ts';
import { shapeFaults } from './shape-faults.ts';

/** YAML that passed its schema, able to tell the line of any of its values. */
export interface Checked<T> {
  readonly value: T;
  /** The line in the file of the value at `path`, or of its nearest parent. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Parses `yaml` by `schema`. `firstLine` is the line of the file the text starts at.
 * Faults are added to `faults`; the answer is `undefined` when there were any.
 */
export function parseYaml<S extends z.ZodType>(
  file: string,
  yaml: string,
  schema: S,
  faults: Fault[],
  firstLine = 1,
): Checked<z.infer<S>> | undefined {
  const lines = new LineCounter();
  const parsed = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  for (const error of parsed.errors) {
    faults.push({
      file,
      line: lineAt(error.pos[0]),
      message: `YAML: ${error.message}`,
      fix: 'quote texts that contain : # { } [ ] or start with a quote, and indent by two spaces',
    });
  }
  if (parsed.errors.length > 0) return undefined;

  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = parsed.getIn(path.slice(0, length), true) as { range?: [number] } | undefined;
      if (node?.range) return lineAt(node.range[0]);
    }
    return firstLine;
  };
  const result = schema.safeParse(parsed.toJS());
  if (result.success) return { value: result.data, lineOf };
  for (const { path, message, fix } of shapeFaults(result.error.issues, (at) => parsed.getIn(at))) {
    faults.push({ file, line: lineOf(path), message, fix });
  }
  return undefined;
}

/** The front matter and the body of a Markdown file, with the file's line each starts at. */
export function splitFrontMatter(
  text: string,
): { yaml: string; body: string; bodyLine: number } | undefined {
  const match = /^---\n([\s\S]*?)\n---\n/u.exec(text);
  if (!match) return undefined;
  return {
    yaml: match[1]!,
    body: text.slice(match[0].length),
    bodyLine: match[0].split('\n').length,
  };
}
