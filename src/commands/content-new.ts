/** `coach content new <slug>`: the three files of a question, with every part to be filled in. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HEADINGS } from '#bank/sections.ts';
import { LANGUAGES, type Language } from '#locales/language.ts';
import { CommandFailure } from './failure.ts';

export function create(slug: string, { pack }: { readonly pack: string }): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(slug)) {
    throw new CommandFailure(
      `"${slug}" is no slug: use small letters, digits and single hyphens.`,
      2,
    );
  }
  if (!existsSync(join(pack, 'pack.yaml'))) {
    throw new CommandFailure(`${pack} is no pack: it has no pack.yaml (see content/README.md).`, 2);
  }
  const folder = join(pack, slug);
  if (existsSync(folder)) throw new CommandFailure(`${folder} is there already.`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'question.yaml'), QUESTION);
  for (const language of LANGUAGES)
    writeFileSync(join(folder, `${language}.md`), textFile(language));
  console.log(`Made ${folder}. Fill in the files, then run: npm run -s coach -- content check`);
}

const QUESTION = `topic: attention
level: core
demos: []
keyPoints:
  first-point: 3
  second-point: 2
  third-point: 2
  fourth-point: 1
followUps: [first-follow-up, second-follow-up]
next: []
quizzes:
  - { id: first-quiz, answers: [a] }
  - { id: second-quiz, answers: [b, c] }
sources: [vaswani-2017]
`;

function textFile(language: Language): string {
  const points = ['first', 'second', 'third', 'fourth'].map(
    (n) => `  - id: ${n}-point\n    text: ''\n    phrasings: ['', '', '']\n    ask: ''\n`,
  );
  const followUps = ['first', 'second'].map(
    (n) => `  - id: ${n}-follow-up\n    question: ''\n    answer: ''\n`,
  );
  const options = ['a', 'b', 'c', 'd']
    .map((letter) => `      ${letter}: { text: '', why: '' }\n`)
    .join('');
  const quizzes = ['first', 'second'].map(
    (n) =>
      `  - id: ${n}-quiz\n    prompt: ''\n    options:\n${options}    hint: ''\n    explanation: ''\n`,
  );
  const { sentence, answer, depth } = HEADINGS[language];
  return `---
title: ''
short: ''
aliases:
${"  - ''\n".repeat(10)}keyPoints:
${points.join('')}misconceptions:
  - claim: ''
    truth: ''
followUps:
${followUps.join('')}quizzes:
${quizzes.join('')}---

## ${sentence}

## ${answer}

## ${depth}
`;
}
