/** Files: uploaded ones get ids, and ids that were never given out are refused. */
import { createHash } from 'node:crypto';
import type { Upload } from '../wire/multipart.ts';
import { ApiError, malformed, refused, within } from './api-error.ts';
import { imageSize } from './images.ts';
import type { PhotoSize, State, StoredFile } from './state.ts';

export interface Files {
  /** The file a parameter names: an id, or `attach://…`. `where` is the kind it is sent as. */
  take(reference: unknown, kind: StoredFile['kind']): StoredFile;
  uploads(): number;
}

/** The files of one call; those that no parameter takes are a fault of the call. */
export function createFiles(state: State, keepContent: boolean) {
  let uploads = 0;
  return {
    uploads: () => uploads,
    of: (attached: ReadonlyMap<string, Upload>): Pick<Files, 'take'> => ({
      take: (reference, kind) => {
        if (typeof reference !== 'string') throw malformed('a file must be named by a string');
        if (reference.startsWith('attach://')) {
          const upload = attached.get(reference.slice('attach://'.length));
          if (!upload) throw malformed(`${reference} refers to no file`);
          uploads++;
          return store(state, upload, kind, keepContent);
        }
        if (/^https?:/u.test(reference)) throw refused('failed to get HTTP URL content');
        const file = state.files.get(reference);
        if (!file)
          throw refused('wrong remote file identifier specified: Wrong character in the string');
        if (file.kind !== kind)
          throw refused(`can't use file of type ${typeName(file.kind)} as ${typeName(kind)}`);
        return file;
      },
    }),
  };
}

const typeName = (kind: string) => kind.replace(/^./u, (letter) => letter.toUpperCase());

function store(
  state: State,
  { content, filename }: Upload,
  kind: StoredFile['kind'],
  keepContent: boolean,
): StoredFile {
  if (content.length === 0) throw malformed('file must be non-empty');
  const size = kind === 'photo' ? photoSize(content) : undefined;
  if (kind === 'document') checkBytes('document bytes', content.length);
  const unique = createHash('sha256').update(content).digest('base64url').slice(0, 15);
  const file: StoredFile = {
    id: `${kind === 'photo' ? 'AgAC' : 'BQAC'}${String(++state.count).padStart(6, '0')}${unique}`,
    unique,
    kind,
    name: filename,
    size: content.length,
    ...size,
    ...(keepContent ? { content } : {}),
  };
  state.files.set(file.id, file);
  return file;
}

function photoSize(content: Buffer) {
  checkBytes('photo bytes', content.length);
  const size = imageSize(content);
  if (!size) throw malformed('IMAGE_PROCESS_FAILED');
  within('photo width and height', size.width + size.height);
  within('photo ratio', Math.max(size.width / size.height, size.height / size.width));
  return size;
}

function checkBytes(limit: 'photo bytes' | 'document bytes', length: number): void {
  try {
    within(limit, length);
  } catch {
    throw new ApiError(413, 'Request Entity Too Large', { malformed: true });
  }
}

/** A photo as a message shows it: its sizes, the largest last. */
export const photoSizes = (file: StoredFile): PhotoSize[] => {
  const { width = 0, height = 0 } = file;
  const whole: PhotoSize = {
    file_id: file.id,
    file_unique_id: file.unique,
    width,
    height,
    file_size: file.size,
  };
  if (Math.max(width, height) <= 320) return [whole];
  const scale = 320 / Math.max(width, height);
  const small: PhotoSize = {
    file_id: `${file.id}s`,
    file_unique_id: `${file.unique}s`,
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    file_size: Math.ceil(file.size * scale),
  };
  return [small, whole];
};

export const documentOf = (file: StoredFile) => ({
  file_id: file.id,
  file_unique_id: file.unique,
  file_name: file.name,
  file_size: file.size,
});
