/** How large a picture is, from its first bytes; a file that is no picture has no size. */

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_END = Buffer.from('IEND');

/** PNG and JPEG; `undefined` for anything else and for a PNG that was cut. */
export function imageSize(content: Buffer): ImageSize | undefined {
  if (content.subarray(0, 8).equals(PNG)) {
    if (content.length < 45 || !content.subarray(-8, -4).equals(PNG_END)) return undefined;
    return { width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
  }
  return content[0] === 0xff && content[1] === 0xd8 ? jpegSize(content) : undefined;
}

/** Walks the segments to the first that names a size. */
function jpegSize(content: Buffer): ImageSize | undefined {
  for (let at = 2; at + 9 < content.length; at += 2 + content.readUInt16BE(at + 2)) {
    if (content[at] !== 0xff) return undefined;
    const kind = content[at + 1]!;
    const isFrame = kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind);
    if (isFrame)
      return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
  }
  return undefined;
}
