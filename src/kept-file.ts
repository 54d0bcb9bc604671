/**
 * A file of values that are costly to make and depend on nothing but files: the parsed bank, what the lookup has learnt
 * from it. A start reads them in a few milliseconds instead of making them in a second and more.
 *
 * The name of the file is a digest of everything the values come from. So it is never out of date, it is found again when
 * an older version comes back, and it may be deleted at any time.
 */
import { createHash, type Hash, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { Keep } from '#lookup/keep.ts';

/** The code that makes the values, beside the packages, whose versions package.json names. */
const MAKERS = ['bank', 'document', 'lookup', 'locales', 'kept-file.ts', '../package.json'].map(
  (path) => fileURLToPath(new URL(path, import.meta.url)),
);
const DIGEST_LENGTH = 32;
/** Files of other versions that stay. */
const OTHERS = 2;

export interface KeptFile {
  readonly keep: Keep;
  /** Writes the file if anything had to be made; where that can't be, the next start makes it again. */
  save(): void;
}

/** Values that come from the files under `sources`, kept in `folder`. */
export function openKept(folder: string, sources: readonly string[]): KeptFile {
  const file = join(folder, `${fingerprint([...MAKERS, ...sources])}.kept`);
  const values = read(file) ?? {};
  let made = false;
  return {
    keep: <T>(name: string, make: () => T): T => {
      if (!(name in values)) {
        values[name] = make();
        made = true;
      }
      return values[name] as T;
    },
    save: () => {
      if (!made) return;
      try {
        write(folder, file, values);
      } catch {
        // A folder that can't be written to costs time at every start, and nothing else.
      }
    },
  };
}

type Values = Record<string, unknown>;

/** `undefined` where there is none, or where it is not as it was written. */
function read(file: string): Values | undefined {
  try {
    const bytes = readFileSync(file);
    const body = bytes.subarray(DIGEST_LENGTH);
    return digestOf(body).equals(bytes.subarray(0, DIGEST_LENGTH)) ? deserialize(body) : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all, whoever else writes it at the same time. */
function write(folder: string, file: string, values: Values): void {
  const body = serialize(values);
  const draft = `${file}.${randomUUID()}`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(draft, Buffer.concat([digestOf(body), body]), { mode: 0o600 });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  const age = (path: string) => statSync(path).mtimeMs;
  const others = readdirSync(folder)
    .filter((name) => name.endsWith('.kept'))
    .map((name) => join(folder, name))
    .filter((path) => path !== file)
    .toSorted((a, b) => age(b) - age(a));
  for (const old of others.slice(OTHERS)) rmSync(old, { force: true });
}

const digestOf = (body: Uint8Array): Buffer => createHash('sha256').update(body).digest();

function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) add(hash, path);
  return hash.digest('hex').slice(0, 32);
}

/** A file, or everything in a folder, in order, each with its path and its length so that nothing runs together. */
function add(hash: Hash, path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) hash.update(`${path}\0none\0`);
  else if (found.isDirectory())
    for (const name of readdirSync(path).sort()) add(hash, join(path, name));
  else {
    const bytes = readFileSync(path);
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
}
