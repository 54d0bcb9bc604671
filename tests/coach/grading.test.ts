import { describe, expect, it } from 'vitest';
import { contentFolders, loadBank } from '#bank/load.ts';
import type { Bank } from '#bank/question.ts';
import { createGrader } from '#coach/grading/grade.ts';
import { gradeAll, pairScores } from '../../eval/grading.ts';

const { bank } = loadBank(contentFolders([]));
const grader = createGrader(bank);
const grade = (slug: string, answer: string) => grader.grade(bank.find(slug)!, answer);
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('an answer', () => {
  it('covers the points it makes, and quotes the words that show it', () => {
    const { covered, contradicted } = grade(
      'scale-sqrt-dk',
      'With independent components of mean 0 and variance 1 the dot product has variance d_k. I like tea.',
    );
    expect(ids(covered)).toContain('variance-grows');
    expect(covered.find(({ id }) => id === 'variance-grows')?.evidence).toMatch(/variance d_k/u);
    expect(contradicted).toEqual([]);
  });

  it('in Chinese, and in both languages mixed', () => {
    for (const answer of [
      '点积的方差等于 d_k，分数太大 softmax 就饱和，梯度传不回去。',
      'q·k 的 variance 等于 d_k，score 太大 softmax 就 saturate，gradient 没了。',
    ]) {
      const { covered, partial } = grade('scale-sqrt-dk', answer);
      expect([...ids(covered), ...ids(partial)], answer).toContain('variance-grows');
      expect(ids(covered), answer).toContain('saturation');
    }
  });

  it('that says the opposite contradicts, and is told with its own words', () => {
    const { score, contradicted, covered } = grade(
      'scale-sqrt-dk',
      'We multiply the scores by root d_k, since the softmax would be too uniform.',
    );
    expect(contradicted.length).toBeGreaterThan(0);
    expect(contradicted[0]!.evidence).toMatch(/multiply|uniform/u);
    expect(covered).toEqual([]);
    expect(score).toBeLessThan(0.3);
  });

  it('the other way round scores less than the right way round', () => {
    const pairs = [
      [
        'scale-sqrt-dk',
        'Large scores saturate the softmax, so the gradients vanish.',
        'Small scores make the softmax uniform, so the gradients explode.',
      ],
      [
        'cross-attention-kv-source',
        'Queries come from the decoder, keys and values from the encoder output.',
        'Queries come from the encoder, keys and values from the decoder.',
      ],
      [
        'parallelism',
        '训练时解码器可以并行，推理时只能逐个生成。',
        '推理时解码器可以并行，训练时只能逐个生成。',
      ],
      [
        'teacher-forcing-gap',
        'In training the decoder sees the ground truth, at test time its own predictions.',
        'In training the decoder sees its own predictions, at test time the ground truth.',
      ],
    ] as const;
    for (const [slug, right, wrong] of pairs)
      expect(grade(slug, right).score, `${slug}: ${right}`).toBeGreaterThan(
        grade(slug, wrong).score,
      );
  });

  it('of many words of the field and no statement earns nothing', () => {
    const words =
      'softmax attention query key value gradient variance scale dot product head mask token layer ';
    expect(grade('scale-sqrt-dk', words.repeat(20)).covered).toEqual([]);
    expect(grade('scale-sqrt-dk', words.repeat(20)).score).toBeLessThan(0.3);
    expect(grade('scale-sqrt-dk', words.repeat(20)).score).toBeLessThanOrEqual(
      grade('scale-sqrt-dk', words.repeat(2)).score + 0.05,
    );
  });

  it('that is empty, off the subject, or hostile is graded all the same', () => {
    for (const answer of ['', '   ', '🤷', 'I like tea.', '<b>'.repeat(2000), '，。'.repeat(500)]) {
      const { score, covered, missed } = grade('padding-mask', answer);
      expect(score).toBeLessThan(0.1);
      expect(covered).toEqual([]);
      expect(missed.length).toBeGreaterThan(0);
    }
  });

  it('every key point stands in exactly one list', () => {
    for (const { slug, text } of bank.questions) {
      const answer = text.en.keyPoints.map(({ phrasings }) => phrasings[0]).join('. ');
      const { covered, partial, missed, contradicted } = grade(slug, answer);
      expect(
        [...ids(covered), ...ids(partial), ...missed, ...ids(contradicted)].toSorted(),
      ).toEqual(text.en.keyPoints.map(({ id }) => id).toSorted());
    }
  });

  it('made of the phrasings of the bank covers most of it, in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      const scores = bank.questions.map(({ slug, text }) => {
        const answer = text[language].keyPoints.map(({ phrasings }) => phrasings[0]).join('. ');
        return grade(slug, answer).score;
      });
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
      expect(mean, language).toBeGreaterThan(0.85);
    }
  });
});

describe('the answers written for it', () => {
  const dev = gradeAll(bank, 'dev');

  it.each([
    ['dev', dev, [0.94, 0.94, 0.88]],
    ['held out', gradeAll(bank, 'held-out'), [0.95, 0.8, 0.9]],
    ['fresh, looked at', gradeAll(bank, 'fresh-dev'), [0.95, 0.95, 0.85]],
    ['fresh', gradeAll(bank, 'fresh'), [0.95, 0.85, 0.9]],
  ] as const)('are put in order: %s', (_, graded, wanted) => {
    pairScores(graded).forEach(({ better, worse, right }, i) => {
      expect(right, `${better} > ${worse}`).toBeGreaterThanOrEqual(wanted[i]!);
    });
  });

  it('are held against what they say wrongly; right ones seldom are', () => {
    const contradicted = (kind: string) => {
      const answers = dev.filter((one) => one.kind === kind);
      return answers.filter((one) => one.contradicted.length > 0).length / answers.length;
    };
    expect(contradicted('wrong')).toBeGreaterThan(0.8);
    expect(contradicted('strong')).toBeLessThan(0.1);
  });
});

it('notices what is the wrong way round where nobody wrote opposites, by the values it names', () => {
  const bare: Bank = {
    ...bank,
    questions: bank.questions.map((question) => ({ ...question, opposites: {} })),
  };
  const bareGrader = createGrader(bare);
  const question = bare.questions.find(({ slug }) => slug === 'scale-sqrt-dk')!;
  const [right, wrong] = [
    'Large scores saturate the softmax, so the gradients vanish.',
    'Small scores make the softmax uniform, so the gradients explode.',
  ].map((answer) => bareGrader.grade(question, answer).score);
  expect(right).toBeGreaterThan(2 * wrong!);

  // Each side of the model is named by the bank, but of something else.
  const interaction = bare.questions.find(({ slug }) => slug === 'encoder-decoder-interaction')!;
  const [queries, swapped] = [
    'The queries come from the decoder.',
    'The queries come from the encoder.',
  ].map((answer) => bareGrader.grade(interaction, answer).score);
  expect(queries).toBeGreaterThan(2 * swapped!);
});
