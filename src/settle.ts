/** Gives back the memory that reading the bank has left behind; V8 would keep it for a while. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export function settle(): void {
  // The only way to the collector without a flag on the command line; it is shown to this context alone.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: object) => void;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
