/** What a message may hold: its content, its flags, and what Components V2 excludes (resources/message). */
import { MessageFlags } from 'discord-api-types/v10';
import { type Check, createCheck, type Json, listOf } from '../flaws.ts';
import { LIMITS } from '../limits.ts';
import { Refusal, refuseFlawed } from '../refusal.ts';
import { checkComponents } from './components.ts';
import { checkEmbeds } from './embeds.ts';

/** Flags that may be set, by where the message goes. */
const SENT = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications;
export const ALLOWED_FLAGS = {
  channel: SENT | MessageFlags.IsComponentsV2,
  interaction: SENT | MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
  /** The answer that only says that one will come: its form is chosen when it does. */
  defer: MessageFlags.Ephemeral,
  edit: MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2,
} as const;

/** The message as it stands, where one is edited. */
export interface Standing {
  readonly flags: number;
  readonly content: string;
  readonly embeds: number;
  readonly components: number;
  readonly attachments: number;
}

/** Refuses a body that can't become (or change into) a message. `files` are uploaded with it. */
export function checkMessage(
  body: Json,
  allowed: number,
  files: number,
  standing: Standing = { flags: 0, content: '', embeds: 0, components: 0, attachments: 0 },
): void {
  const check = createCheck();
  const flags = (body.flags as number | null | undefined) ?? standing.flags;
  const wasV2 = (standing.flags & MessageFlags.IsComponentsV2) !== 0;
  const isV2 = (flags & MessageFlags.IsComponentsV2) !== 0;
  if (typeof body.flags === 'number' && (body.flags & ~allowed) !== 0) {
    const message = `These flags can't be set here: ${body.flags & ~allowed}`;
    check.flaw(['flags'], 'MESSAGE_FLAGS_INVALID', message);
  }
  if (wasV2 && !isV2) {
    const message = 'IS_COMPONENTS_V2 cannot be removed from a message';
    check.flaw(['flags'], 'MESSAGE_FLAGS_COMPONENTS_V2_IRREMOVABLE', message);
  }
  check.text(['content'], body.content, 0, LIMITS.content);
  checkEmbeds(body.embeds, check);
  checkComponents(body.components, isV2 || wasV2, check);
  if (isV2) checkLegacyFields(body, standing, check);
  checkAllowedMentions(body.allowed_mentions as Json | null | undefined, check);
  if (typeof body.nonce === 'string') check.text(['nonce'], body.nonce, 1, LIMITS.nonce);
  refuseFlawed(check.flaws);
  const left = (key: 'content' | 'embeds' | 'components', was: boolean): boolean => {
    const value = body[key];
    if (value === undefined) return was;
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  };
  const kept = Array.isArray(body.attachments) ? body.attachments.length : standing.attachments;
  const something =
    left('content', standing.content !== '') ||
    left('embeds', standing.embeds > 0) ||
    left('components', standing.components > 0) ||
    kept > 0 ||
    files > 0 ||
    body.poll;
  if (!something) throw new Refusal(50006);
}

/** Components V2 leave no room for these, neither new ones nor those that stood there before. */
function checkLegacyFields(body: Json, standing: Standing, check: Check): void {
  const before: Json = { content: standing.content, embeds: standing.embeds > 0 ? [{}] : [] };
  for (const key of ['content', 'embeds', 'poll', 'sticker_ids']) {
    const value = body[key] === undefined ? before[key] : body[key];
    if (Array.isArray(value) ? value.length === 0 : !value) continue;
    const message = `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    check.flaw([key], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  }
}

/** resources/message, Allowed Mentions Object: `parse` excludes lists of the same kind. */
function checkAllowedMentions(mentions: Json | null | undefined, check: Check): void {
  const parse = (mentions?.parse ?? []) as readonly string[];
  for (const kind of ['users', 'roles']) {
    const ids = listOf(mentions?.[kind]);
    check.count(['allowed_mentions', kind], ids, 0, 100);
    if (ids.length > 0 && parse.includes(kind)) {
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      check.flaw(['allowed_mentions'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
    }
  }
}
