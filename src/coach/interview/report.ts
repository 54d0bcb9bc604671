/** The end of an interview: an honest report, with the sentences to learn and where to go from here. */
import type { Question } from '#bank/question.ts';
import {
  bullets,
  details,
  document,
  emphasis,
  figure,
  heading,
  paragraph,
  strong,
} from '#document/build.ts';
import type { Block } from '#document/nodes.ts';
import type { Reply } from '#document/reply.ts';
import { describeFigure } from '#figures/alt.ts';
import type { BarsFigure } from '#figures/spec.ts';
import type { Language } from '#locales/language.ts';
import { wordsOf } from '#locales/words.ts';
import type { Services } from '../ability.ts';
import { feedback, quoted } from '../grading/feedback.ts';
import { type Exchange, type Interview, scoreOf, wanting, weightsOf } from './state.ts';

/** Questions below this score go into the review. */
export const TO_REVIEW = 0.7;
const NEXT = 3;
const percent = (share: number): string => String(Math.round(100 * share));

interface Judged {
  readonly exchange: Exchange;
  readonly question: Question;
  readonly score: number;
}

/** Exchanges with a word said or given up; a question that has left the bank counts for nothing. */
export const judged = ({ exchanges }: Interview, { bank }: Pick<Services, 'bank'>): Judged[] =>
  exchanges.flatMap((exchange) => {
    const question = bank.find(exchange.slug);
    if (!question || (exchange.said.length === 0 && exchange.end === undefined)) return [];
    return [{ exchange, question, score: scoreOf(exchange, weightsOf(question)) }];
  });

/** The mean over its questions, 0 to 1; `undefined` where none was answered. */
export function totalOf(
  interview: Interview,
  services: Pick<Services, 'bank'>,
): number | undefined {
  const all = judged(interview, services);
  if (all.length === 0) return undefined;
  return all.reduce((sum, { score }) => sum + score, 0) / all.length;
}

/** The score by topic: nothing the person has said stands in it, so it can be shown to anybody. */
export function scoreFigure(
  interview: Interview,
  services: Pick<Services, 'bank'>,
  language: Language,
): BarsFigure {
  const say = wordsOf(language);
  const byTopic = Map.groupBy(judged(interview, services), ({ question }) => question.topic);
  const titles = new Map(
    services.bank.packs.flatMap(({ topics }) =>
      topics.map(({ id, title }) => [id, title[language]]),
    ),
  );
  const topics = [...byTopic];
  return {
    kind: 'bars',
    title: say('interview-figure', { score: percent(totalOf(interview, services) ?? 0) }),
    y: { label: '%', range: [0, 100] },
    categories: topics.map(([topic]) => titles.get(topic) ?? topic),
    series: [
      {
        name: say('interview-score'),
        values: topics.map(
          ([, list]) => (100 * list.reduce((sum, { score }) => sum + score, 0)) / list.length,
        ),
      },
    ],
    digits: 0,
  };
}

export function report(id: string, interview: Interview, services: Pick<Services, 'bank'>): Reply {
  const { language } = interview;
  const say = wordsOf(language);
  const all = judged(interview, services);
  if (all.length === 0) {
    return {
      document: document(paragraph(say('interview-nothing'))),
      actions: [{ id: 'interview', label: say('interview-again'), style: 'primary' }],
    };
  }
  const spec = scoreFigure(interview, services, language);
  const next = nextQuestions(all, services);
  const selfGraded = all.some(({ exchange }) => exchange.counted.length > 0);
  return {
    document: document(
      heading(2, say('interview-report')),
      paragraph(
        strong(say('grade-score', { score: percent(totalOf(interview, services) ?? 0) })),
        ...(selfGraded ? [' ', say('interview-self')] : []),
      ),
      figure(spec, describeFigure(spec, language)),
      ...all.flatMap((one) => section(one, language)),
      ...(next.length > 0
        ? [
            paragraph(strong(say('interview-next'))),
            bullets(...next.map((question) => [question.text[language].title])),
          ]
        : []),
      ...(all.some(({ score }) => score < TO_REVIEW) ? [paragraph(say('interview-cards'))] : []),
      paragraph(emphasis(say('interview-disclaimer'))),
    ),
    actions: [
      ...next.map((question) => ({
        id: `ask:${question.slug}`,
        label: question.text[language].short,
      })),
      ...(all.some(({ exchange }) => wanting(exchange).length > 0)
        ? [{ id: `interview.contest:${id}`, label: say('interview-contest') }]
        : []),
      { id: `interview.share:${id}`, label: say('interview-share') },
      { id: 'review:missed', label: say('quiz-review') },
      { id: 'interview', label: say('interview-again') },
    ],
    key: `interview-report-${id}`,
  };
}

function section({ exchange, question, score }: Judged, language: Language): Block[] {
  const say = wordsOf(language);
  const { title, sentence, keyPoints } = question.text[language];
  const { grading, counted, hints, said, end } = exchange;
  const notes = [
    `${percent(score)} / 100`,
    ...(hints > 0 ? [say('interview-hints', { count: String(hints) })] : []),
    ...(end === 'unknown' ? [say('interview-was-unknown')] : []),
    ...(end === 'skipped' ? [say('interview-was-skipped')] : []),
  ].join(' · ');
  return [
    heading(3, title),
    paragraph(emphasis(notes)),
    ...(grading
      ? feedback(question, grading, language, counted)
      : [
          paragraph(strong(say('grade-missed'))),
          bullets(...keyPoints.map(({ text }) => [...text])),
        ]),
    details(
      [say('interview-beside')],
      ...(said.length > 0
        ? [
            paragraph(strong(say('interview-yours'))),
            ...said.map((words) => paragraph(quoted(words, 1500))),
          ]
        : []),
      paragraph(strong(say('interview-model'))),
      ...sentence.children,
      bullets(...keyPoints.map(({ text }) => [...text])),
    ),
  ];
}

/** Along the chains of the weakest answers; what was asked is not asked again, but for what went badly. */
function nextQuestions(all: readonly Judged[], { bank }: Pick<Services, 'bank'>): Question[] {
  const asked = new Set(all.map(({ question }) => question.slug));
  const slugs = all.toSorted((a, b) => a.score - b.score).flatMap(({ question }) => question.next);
  return [...new Set(slugs)]
    .filter((slug) => !asked.has(slug))
    .flatMap((slug) => bank.find(slug) ?? [])
    .slice(0, NEXT);
}
