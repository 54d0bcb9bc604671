/**
 * Reads the packs under some folders into a bank, with every fault found on the way.
 *
 * Faults of shape and of text are found here; references between files are checked in `check.ts`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, type Localized } from '#locales/language.ts';
import type { Bank, Fault, Pack, Question, QuestionText, Source } from './question.ts';
import { readQuestionText } from './question-text.ts';
import {
  oppositesSchema,
  packSchema,
  type QuestionFile,
  questionSchema,
  sourcesSchema,
} from './schema.ts';
import { type Checked, parseYaml } from './source-file.ts';

/** The folders of packs: the one that comes with the coach, then those of the host. */
export const contentFolders = (own: readonly string[]): string[] => [
  fileURLToPath(new URL('../../content', import.meta.url)),
  ...own,
];

/** A question with what the check needs to point at lines. */
export interface LoadedQuestion {
  readonly question: Question;
  readonly file: string;
  readonly yaml: Checked<QuestionFile>;
  readonly textFiles: Localized;
  readonly lineOf: Localized<(path: readonly PropertyKey[]) => number>;
}

export interface Loaded {
  readonly bank: Bank;
  readonly questions: readonly LoadedQuestion[];
  readonly faults: readonly Fault[];
}

/**
 * Loads every pack of every folder in `roots` (each holds one folder a pack). A question with a fault is
 * left out of the bank, all its faults listed.
 */
export function loadBank(roots: readonly string[]): Loaded {
  const faults: Fault[] = [];
  const packs: Pack[] = [];
  const questions: LoadedQuestion[] = [];
  for (const root of roots) {
    if (!existsSync(root)) {
      faults.push({ file: root, line: 1, message: 'no such folder', fix: 'mend CONTENT_DIRS' });
      continue;
    }
    for (const folder of foldersOf(root)) {
      const loaded = loadPack(join(root, folder), faults);
      if (!loaded) continue;
      packs.push(loaded.pack);
      questions.push(...loaded.questions);
    }
  }
  const slugs = new Set<string>();
  const kept: LoadedQuestion[] = [];
  for (const loaded of questions) {
    const { slug } = loaded.question;
    if (slugs.has(slug)) {
      faults.push({
        file: loaded.file,
        line: 1,
        message: `the slug ${slug} is used twice`,
        fix: 'rename this folder',
      });
      continue;
    }
    slugs.add(slug);
    kept.push(loaded);
  }
  return {
    bank: bankOf(
      packs,
      kept.map(({ question }) => question),
    ),
    questions: kept,
    faults,
  };
}

/** `questions`: in teaching order, each slug once. */
export function bankOf(packs: readonly Pack[], questions: readonly Question[]): Bank {
  const bySlug = new Map(questions.map((question) => [question.slug, question]));
  return { packs, questions, find: (slug) => bySlug.get(slug) };
}

const foldersOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

function loadPack(
  folder: string,
  faults: Fault[],
): { pack: Pack; questions: LoadedQuestion[] } | undefined {
  const show = (path: string) => relative(process.cwd(), path);
  const packYaml = readYaml(join(folder, 'pack.yaml'), packSchema, faults);
  const sourcesYaml = readYaml(join(folder, 'sources.yaml'), sourcesSchema, faults);
  if (!packYaml || !sourcesYaml) return undefined;
  const pack = packYaml.value;
  const sources = new Map<string, Source>(
    Object.entries(sourcesYaml.value).map(([id, { arxiv, url, ...rest }]) => {
      const address = arxiv ? `https://arxiv.org/abs/${arxiv}` : url;
      return [id, { id, ...rest, ...(address ? { url: address } : {}) }];
    }),
  );

  const questions: LoadedQuestion[] = [];
  for (const slug of foldersOf(folder)) {
    const file = join(folder, slug, 'question.yaml');
    const yaml = readYaml(file, questionSchema, faults);
    const texts = LANGUAGES.map((language) => {
      const path = join(folder, slug, `${language}.md`);
      return [
        language,
        yaml && readQuestionText(show(path), readText(path), language, yaml.value, faults),
      ] as const;
    });
    const opposites = readOpposites(join(folder, slug, 'opposites.yaml'), yaml?.value);
    if (!yaml || !opposites || texts.some(([, text]) => !text)) continue;
    const text = Object.fromEntries(texts) as Localized<NonNullable<(typeof texts)[number][1]>>;
    questions.push({
      question: {
        slug,
        pack: pack.id,
        topic: yaml.value.topic,
        level: yaml.value.level,
        demos: yaml.value.demos.map(({ name, id, parameters }) => ({
          name,
          id: id ?? name,
          parameters: Object.fromEntries(
            Object.entries(parameters).map(([key, value]) => [key, String(value)]),
          ),
        })),
        next: yaml.value.next,
        sources: yaml.value.sources.flatMap((id) => sources.get(id) ?? []),
        opposites,
        text: { en: text.en.text, zh: text.zh.text } satisfies Localized<QuestionText>,
      },
      file: show(file),
      yaml,
      textFiles: { en: show(join(folder, slug, 'en.md')), zh: show(join(folder, slug, 'zh.md')) },
      lineOf: { en: text.en.lineOf, zh: text.zh.lineOf },
    });
  }
  const order = pack.topics.map((topic) => topic.id);
  questions.sort(
    (a, b) =>
      order.indexOf(a.question.topic) - order.indexOf(b.question.topic) ||
      (a.question.slug < b.question.slug ? -1 : 1),
  );
  return { pack, questions };

  /** None where there is no such file; nothing where it has a fault. */
  function readOpposites(
    path: string,
    question: QuestionFile | undefined,
  ): Question['opposites'] | undefined {
    if (!existsSync(path)) return {};
    const yaml = readYaml(path, oppositesSchema, faults);
    const unknown = Object.keys(yaml?.value ?? {}).filter((id) => !question?.keyPoints[id]);
    for (const id of unknown) {
      faults.push({
        file: show(path),
        line: yaml?.lineOf([id]) ?? 1,
        message: `no key point "${id}" in question.yaml`,
        fix: 'name a key point, or remove it',
      });
    }
    return unknown.length > 0 ? undefined : yaml?.value;
  }

  function readYaml<S extends Parameters<typeof parseYaml>[2]>(
    path: string,
    schema: S,
    into: Fault[],
  ) {
    const content = readText(path);
    if (content === undefined) {
      into.push({
        file: show(path),
        line: 1,
        message: 'the file is missing',
        fix: 'copy it from another question, or run: npm run -s coach -- content new <slug>',
      });
      return undefined;
    }
    return parseYaml(show(path), content, schema, into);
  }
}

const readText = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined;
