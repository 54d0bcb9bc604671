/** A conversation with the coach, as in a chat: `await room.says('Ada', 'why scale attention').expect(/√d_k/)`. */
import { afterAll, expect } from 'vitest';
import type { Message, Turn } from '#coach/turn.ts';
import type { Reply } from '#document/reply.ts';
import { toMarkdown } from '#document/to-markdown.ts';
import type { Language } from '#locales/language.ts';
import { createCoachParts } from '../../src/coach-parts.ts';
import { createLog } from '../../src/log.ts';

export interface Heard {
  readonly text: string;
  readonly actions: readonly { id: string; label: string }[];
}

export interface Saying extends PromiseLike<Heard> {
  expect(...patterns: (RegExp | string)[]): Promise<Heard>;
}

/** A coach of its own with everything real; it is closed when the file's tests are done. */
export function openRoom(language: Language = 'en') {
  const { coach, workers } = createCoachParts({ contentDirs: [], workers: 1 }, createLog('silent'));
  afterAll(() => workers.close());
  let last: Heard = { text: '', actions: [] };
  const send = (name: string, message: Message): Saying => {
    const turn: Turn = {
      person: { id: `test:${name}`, name },
      place: { id: 'test:room', kind: 'private' },
      language,
    };
    const heard = coach.hear(message, turn).then((replies: readonly Reply[]) => {
      last = {
        text: replies.map((reply) => toMarkdown(reply.document)).join('\n'),
        actions: replies.flatMap((reply) => reply.actions),
      };
      return last;
    });
    return {
      // biome-ignore lint/suspicious/noThenProperty: a saying can be awaited as it stands
      then: heard.then.bind(heard),
      expect: async (...patterns) => {
        const answer = await heard;
        for (const pattern of patterns) expect(answer.text).toMatch(pattern);
        return answer;
      },
    };
  };
  return {
    coach,
    says: (name: string, text: string) => send(name, { kind: 'text', text }),
    presses: (name: string, label: RegExp | string) => {
      const action = last.actions.find((a) =>
        typeof label === 'string' ? a.label === label : label.test(a.label),
      );
      if (!action)
        throw new Error(
          `no button ${label}; there are: ${last.actions.map((a) => a.label).join(', ')}`,
        );
      return send(name, { kind: 'press', id: action.id });
    },
    pressesId: (name: string, id: string) => send(name, { kind: 'press', id }),
  };
}
