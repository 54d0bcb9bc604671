import { expect, it } from 'vitest';
import { createMessenger, EDIT_MS, PlatformError } from '#coach/messenger.ts';
import { document, paragraph } from '#document/build.ts';

/** A messenger with a clock moved by hand, and a platform that says what it was sent. */
function openMessenger() {
  let now = 0;
  const arrived: string[] = [];
  const refusals: PlatformError[] = [];
  const messenger = createMessenger(() => now);
  messenger.register('test', {
    post: async (_place, replies) => {
      const refusal = refusals.shift();
      if (refusal) throw refusal;
      arrived.push(...replies.map(({ document: { children } }) => JSON.stringify(children)));
    },
  });
  return {
    board: (text: string) =>
      messenger.post(
        'test:room',
        [{ document: document(paragraph(text)), actions: [], key: 'board' }],
        'en',
      ),
    refuse: (error: PlatformError) => refusals.push(error),
    pass: async (ms: number) => {
      now += ms;
      await messenger.flush();
    },
    hears: () => arrived.splice(0).map((json) => /"value":"([^"]*)"/u.exec(json)?.[1]),
  };
}

it('of many versions of a message the last one arrives, at most one in two seconds', async () => {
  const { board, pass, hears } = openMessenger();
  for (const version of ['1', '2', '3']) await board(version);
  expect(hears()).toEqual(['1']);
  await pass(EDIT_MS);
  expect(hears()).toEqual(['3']);
  await pass(EDIT_MS);
  expect(hears()).toEqual([]);
});

it('a version the platform had no time for is sent once it has', async () => {
  const { board, pass, hears, refuse } = openMessenger();
  await board('1');
  await board('2');
  refuse(new PlatformError('busy', 'later', { retryAfterMs: 5000 }));
  hears();
  await pass(EDIT_MS);
  await pass(4000);
  expect(hears()).toEqual([]);
  await pass(1000);
  expect(hears()).toEqual(['2']);
});

it('a version that may have arrived is not sent again', async () => {
  const { board, pass, hears, refuse } = openMessenger();
  await board('1');
  await board('2');
  refuse(new PlatformError('unsure', 'the line is dead'));
  hears();
  await pass(EDIT_MS);
  await pass(60_000);
  expect(hears()).toEqual([]);
});
