/** `coach content check`: every fault of the bank, one line each, with a way to mend it. */
import { checkBank } from '#bank/check.ts';
import { contentFolders, loadBank } from '#bank/load.ts';
import { contentReferences } from '#coach/content-references.ts';
import { readConfig } from '../config.ts';

export async function check(folders: readonly string[]): Promise<void> {
  const roots = folders.length > 0 ? folders : contentFolders(readConfig(process.env).contentDirs);
  const loaded = loadBank(roots);
  const faults = checkBank(loaded, contentReferences);
  for (const { file, line, message, fix } of faults) {
    console.log(`${file}:${line}: ${message} (${fix})`);
  }
  const questions = loaded.bank.questions.length;
  console.log(`${questions} questions read, ${faults.length} faults.`);
  if (faults.length > 0) process.exitCode = 1;
}
