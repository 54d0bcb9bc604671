/** What a setting is: a typed object that reads what a person typed; help and validation come from it. */
import type { Language } from '#locales/language.ts';

export interface Setting<T> {
  /** As it is typed: `/settings zone Asia/Shanghai`. Its help stands in the locales as `setting-<name>`. */
  readonly name: string;
  /** Whose it is: a person's, a group's, or of both, the group's own value going before in the group. */
  readonly scope: 'person' | 'place' | 'both';
  readonly default: T;
  /** What can be typed, for help and completion. */
  readonly values: readonly string[];
  /** Those are examples, or a range: others can be typed. @default false */
  readonly takesOthers?: boolean;
  /** Reads a typed value. Throws a `UserError`. */
  parse(typed: string): T;
  /** A stored value, where it is still one. */
  accepts(value: unknown): value is T;
  /** As one would type it. */
  print(value: T, language: Language): string;
}
