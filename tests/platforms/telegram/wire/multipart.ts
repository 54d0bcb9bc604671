/** Multipart bodies, read strictly: every part named, none twice, the end where it belongs. */

export interface Upload {
  readonly name: string;
  readonly filename: string;
  readonly content: Buffer;
}

export interface Multipart {
  readonly fields: ReadonlyMap<string, string>;
  /** By the name of their part, to which `attach://<name>` refers. */
  readonly files: ReadonlyMap<string, Upload>;
}

const CRLF = '\r\n';

/** Reads a whole body; throws where it isn't well-formed. */
export function readMultipart(body: Buffer, contentType: string): Multipart {
  const boundary = /;\s*boundary=("?)([^";]+)\1/u.exec(contentType)?.[2];
  if (!boundary) throw new Error('multipart: no boundary');
  const fields = new Map<string, string>();
  const files = new Map<string, Upload>();
  for (const part of partsOf(body, boundary)) {
    const { name, filename, content } = readPart(part);
    if (fields.has(name) || files.has(name)) throw new Error(`multipart: ${name} stands twice`);
    if (filename === undefined) fields.set(name, content.toString('utf8'));
    else files.set(name, { name, filename, content });
  }
  return { fields, files };
}

function partsOf(body: Buffer, boundary: string): Buffer[] {
  const mark = `--${boundary}`;
  if (!body.subarray(0, mark.length + 2).equals(Buffer.from(mark + CRLF)))
    throw new Error('multipart: the body does not begin with its boundary');
  const parts: Buffer[] = [];
  let from = mark.length + 2;
  for (;;) {
    const until = body.indexOf(CRLF + mark, from);
    if (until === -1) throw new Error('multipart: the last boundary is missing');
    parts.push(body.subarray(from, until));
    from = until + 2 + mark.length;
    const ending = body.subarray(from, from + 2).toString('latin1');
    from += 2;
    if (ending === '--') break;
    if (ending !== CRLF) throw new Error('multipart: a boundary does not end its line');
  }
  if (!/^\s*$/u.test(body.subarray(from).toString('latin1')))
    throw new Error('multipart: something follows the last boundary');
  return parts;
}

function readPart(part: Buffer): { name: string; filename?: string; content: Buffer } {
  const end = part.indexOf(CRLF + CRLF);
  if (end === -1) throw new Error('multipart: a part without headers');
  const lines = part.subarray(0, end).toString('utf8').split(CRLF);
  const disposition = lines.find((line) => /^content-disposition\s*:/iu.test(line));
  if (!disposition || !/:\s*form-data\s*;/iu.test(disposition))
    throw new Error('multipart: a part without a form-data disposition');
  const name = attribute(disposition, 'name');
  if (!name) throw new Error('multipart: a part without a name');
  const filename = attribute(disposition, 'filename');
  return { name, ...(filename === undefined ? {} : { filename }), content: part.subarray(end + 4) };
}

const attribute = (line: string, name: string): string | undefined => {
  const [, quoted, bare] =
    new RegExp(String.raw`;\s*${name}=(?:"([^"]*)"|([^;]*))`, 'iu').exec(line) ?? [];
  return quoted ?? bare?.trim();
};
