import { expect, it } from 'vitest';
import { createLines } from '#adapters/telegram/lines.ts';

/** Work that ends when it is told to. */
function work(log: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  return {
    run: () => {
      log.push(name);
      return promise;
    },
    resolve,
    reject,
  };
}

it('a chat has its order, and holds up no other', async () => {
  const lines = createLines();
  const log: string[] = [];
  const [first, second, other] = ['first', 'second', 'other'].map((name) => work(log, name));
  void lines.send(1, first!.run);
  const last = lines.send(1, second!.run);
  const elsewhere = lines.send(2, other!.run);
  other!.resolve();
  await elsewhere;
  expect(log).toEqual(['first', 'other']);
  first!.resolve();
  second!.resolve();
  await last;
  expect(log).toEqual(['first', 'other', 'second']);
  await lines.idle();
});

it('of the versions of a message that wait, the last is sent', async () => {
  const lines = createLines();
  const log: string[] = [];
  const [busy, one, two, three] = ['busy', 'one', 'two', 'three'].map((name) => work(log, name));
  void lines.send(1, busy!.run);
  const waiting = [one!, two!, three!].map(({ run }) => lines.send(1, run, 'board'));
  busy!.resolve();
  three!.resolve();
  await Promise.all(waiting);
  expect(log).toEqual(['busy', 'three']);
});

it('what fails is told to its sender alone', async () => {
  const lines = createLines();
  const log: string[] = [];
  const [bad, good] = ['bad', 'good'].map((name) => work(log, name));
  const failing = lines.send(1, bad!.run);
  const going = lines.send(1, good!.run);
  bad!.reject(new Error('no'));
  good!.resolve();
  await expect(failing).rejects.toThrow('no');
  await going;
});
