/** What two members of a group see while they interview each other: the message of the group, the card, the report. */
import { bullets, document, emphasis, heading, paragraph, strong } from '#document/build.ts';
import type { Action, Reply } from '#document/reply.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import type { Services } from '../ability.ts';
import { namesIn, shownAs } from '../names.ts';
import { questionOf } from '../questions.ts';

export interface Asked {
  readonly slug: string;
  /** Key points the interviewer has heard. */
  readonly heard: readonly string[];
}

export interface Peer {
  readonly peer: true;
  readonly language: Language;
  readonly topic?: string;
  readonly asks?: string;
  readonly answers?: string;
  /** Whose members they are. */
  readonly group: string;
  readonly exchanges: readonly Asked[];
}

export const ROLES = ['asks', 'answers'] as const;
export type Role = (typeof ROLES)[number];

/** The message of the group: who does what, and the question once both are there. */
export async function groupMessage(id: string, state: Peer, services: Services): Promise<Reply> {
  const { language, group, asks, answers, exchanges } = state;
  const say = wordsOf(language);
  const people = [asks, answers].filter((person) => person !== undefined);
  const names = shownAs(people, await namesIn(group, people, services.store), language);
  const last = exchanges.at(-1);
  const free = ROLES.filter((role) => state[role] === undefined);
  const actions: Action[] = [
    ...free.map((role) => ({
      id: `interview.role:${id} ${role}`,
      label: say(`peer-${role}`),
      style: 'primary' as const,
    })),
    ...(last ? [{ id: `interview.card:${id}`, label: say('peer-card') }] : []),
    { id: `interview.finish:${id}`, label: say('interview-end') },
  ];
  return {
    document: document(
      heading(2, say('peer-title')),
      ...(last
        ? [
            paragraph(
              emphasis(say('peer-who', { asks: names.get(asks!)!, answers: names.get(answers!)! })),
            ),
            paragraph(strong(questionOf(last.slug, services).text[language].title)),
          ]
        : [
            paragraph(say('peer-how')),
            ...(asks ? [paragraph(say('peer-has-asks', { name: names.get(asks)! }))] : []),
            ...(answers ? [paragraph(say('peer-has-answers', { name: names.get(answers)! }))] : []),
          ]),
    ),
    actions,
    key: `peer-${id}`,
  };
}

/** The interviewer's card: key points to tick, and what to ask when one is missing. */
export function cardMessage(
  id: string,
  state: Peer,
  language: Language,
  services: Services,
): Reply {
  const say = wordsOf(language);
  const { slug, heard } = state.exchanges.at(-1)!;
  const { title, keyPoints, followUps } = questionOf(slug, services).text[language];
  const number = state.exchanges.length;
  return {
    document: document(
      heading(2, title),
      paragraph(emphasis(say('peer-card-how'))),
      bullets(
        ...keyPoints.map((point, i) => [
          strong(`${heard.includes(point.id) ? '✓' : '·'} ${i + 1}`),
          ' ',
          ...point.text,
          ' ',
          emphasis(point.ask),
        ]),
      ),
      paragraph(strong(say('peer-follow-ups'))),
      bullets(...followUps.map(({ question }) => [question])),
    ),
    actions: [
      ...keyPoints.map((point, i) => ({
        id: `interview.tick:${id} ${number} ${point.id}`,
        label: `${heard.includes(point.id) ? '✓ ' : ''}${i + 1}`,
      })),
      {
        id: `interview.further:${id} ${number}`,
        label: say('quiz-next'),
        style: 'primary' as const,
      },
      { id: `interview.finish:${id}`, label: say('interview-end') },
    ],
    privately: true,
    key: `peer-card-${id}`,
  };
}

/** What somebody who has just taken a role is told; `answer-now`: the other role was taken already. */
export const roleMessage = (role: Role | 'answer-now', language: Language): Reply => ({
  document: document(paragraph(wordsOf(language)(`peer-you-${role}`))),
  actions: [],
  privately: true,
});

/** In the place of the card, when it is over. */
export const cardOverMessage = (id: string, language: Language): Reply => ({
  document: document(paragraph(wordsOf(language)('peer-over'))),
  actions: [],
  privately: true,
  key: `peer-card-${id}`,
});

/** What the group sees when it is over. */
export function endMessage(id: string, { language, exchanges }: Peer): Reply {
  const say = wordsOf(language);
  const over = exchanges.length > 0;
  return {
    document: document(
      heading(2, say('peer-title')),
      paragraph(say(over ? 'peer-over' : 'peer-cancelled')),
    ),
    actions: over
      ? [{ id: `interview.result:${id}`, label: say('peer-result'), style: 'primary' }]
      : [],
    key: `peer-${id}`,
  };
}

/** The share of the key points that were heard, by their weights. */
export function scoreOf({ slug, heard }: Asked, services: Pick<Services, 'bank'>): number {
  const { keyPoints } = questionOf(slug, services).text.en;
  const total = keyPoints.reduce((sum, { weight }) => sum + weight, 0);
  return (
    keyPoints.reduce((sum, { id, weight }) => sum + (heard.includes(id) ? weight : 0), 0) / total
  );
}

/** A question that has left the bank counts for nothing. */
export const known = ({ exchanges }: Peer, { bank }: Pick<Services, 'bank'>): readonly Asked[] =>
  exchanges.filter(({ slug }) => bank.find(slug));

/** The report, for the one who answered. */
export function reportMessage(state: Peer, language: Language, services: Services): Reply {
  const say = wordsOf(language);
  return {
    document: document(
      heading(2, say('interview-report')),
      ...known(state, services).flatMap((asked) => {
        const { title, keyPoints } = questionOf(asked.slug, services).text[language];
        return [
          heading(3, title),
          paragraph(
            strong(
              say('grade-score', { score: String(Math.round(100 * scoreOf(asked, services))) }),
            ),
          ),
          bullets(
            ...keyPoints.map(({ id, text }) => [
              strong(asked.heard.includes(id) ? '✓' : '✗'),
              ' ',
              ...text,
            ]),
          ),
        ];
      }),
      paragraph(emphasis(say('peer-disclaimer'))),
    ),
    actions: [{ id: 'review:missed', label: say('quiz-review') }],
    privately: true,
  };
}
