/** `/privacy`: what is kept of a person, all of it as a file, and its removal at their word. */
import { bullets, document, inlineCode, paragraph, strong } from '#document/build.ts';
import type { Reply } from '#document/reply.ts';
import { UserError } from '#locales/user-error.ts';
import { wordsOf } from '#locales/words.ts';
import type { Ability, Services } from '../ability.ts';
import type { Turn } from '../turn.ts';

const STEPS = ['export', 'delete'] as const;
/** Has to be typed: no button can delete by a slip of the finger. */
const CONFIRMATIONS = ['delete everything', '全部删除'];

export const privacy: Ability = {
  name: 'privacy',
  personal: true,
  options: [
    { name: 'step', required: false, values: STEPS },
    { name: 'confirmation', required: false, rest: true },
  ],
  run: async ({ step, confirmation }, turn, services) => {
    switch (step) {
      case undefined:
        return [overview(turn)];
      case 'export':
        return [await exported(turn, services)];
      case 'delete':
        return [await removed(confirmation, turn, services)];
      default:
        throw new UserError('privacy-step', { step: step.slice(0, 40), known: STEPS.join(', ') });
    }
  },
  actions: {
    delete: async (_, turn, services, text) => [await removed(text, turn, services)],
  },
};

function overview({ language }: Turn): Reply {
  const say = wordsOf(language);
  return {
    document: document(
      paragraph(strong(say('privacy-title'))),
      bullets([say('privacy-asks')], [say('privacy-keeps')], [say('privacy-names')]),
      paragraph(say('privacy-rights')),
    ),
    actions: [
      { id: 'privacy:export', label: say('privacy-export') },
      { id: 'privacy:delete', label: say('privacy-delete'), style: 'danger' },
    ],
  };
}

async function exported(turn: Turn, { store }: Services): Promise<Reply> {
  const say = wordsOf(turn.language);
  const content = JSON.stringify(
    {
      person: turn.person.id,
      exportedAt: new Date(turn.now).toISOString(),
      ...(await store.personalData.of(turn.person.id)),
    },
    null,
    2,
  );
  return {
    document: document(paragraph(say('privacy-exported'))),
    actions: [],
    files: [{ name: 'interview-coach-data.json', type: 'application/json', content }],
  };
}

async function removed(
  confirmation: string | undefined,
  turn: Turn,
  { store }: Services,
): Promise<Reply> {
  const say = wordsOf(turn.language);
  const typed = confirmation?.trim().toLowerCase();
  if (typed === undefined || !CONFIRMATIONS.includes(typed)) {
    const phrase = CONFIRMATIONS[turn.language === 'zh' ? 1 : 0]!;
    return {
      document: document(
        paragraph(strong(say('privacy-sure'))),
        paragraph(inlineCode(`/privacy delete ${phrase}`)),
      ),
      actions: [
        {
          id: 'privacy.delete',
          label: say('privacy-delete'),
          style: 'danger',
          asks: say('privacy-type', { phrase }),
        },
      ],
    };
  }
  await store.atomically((kept) => kept.personalData.remove(turn.person.id));
  return { document: document(paragraph(say('privacy-removed'))), actions: [] };
}
