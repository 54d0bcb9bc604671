/**
 * Wrapping for terminals: at spaces, and between Chinese characters, which have none; a mark such as 。 never
 * begins a line. Colour sequences take no room.
 */
import stringWidth from 'string-width';

/** Colour sequences stick to what follows them; Chinese characters to the marks behind them. */
const PIECES =
  /(?:\u001B\[[\d;]*m)*(?:[（“《]?[\p{Script=Han}][，。；：、！？）”》]*|[^\s\p{Script=Han}\u001B（“《]+|[（“《]|\s+)(?:\u001B\[[\d;]*m)*/gu;

/** Lines of at most `width` columns; a word longer than that is cut. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((paragraph) => wrapLine(paragraph, Math.max(20, width)))
    .join('\n');
}

function wrapLine(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of text.match(PIECES) ?? [text]) {
    const wide = stringWidth(piece);
    if (used + stringWidth(piece.trimEnd()) > width && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
      if (piece.trim() === '') continue;
    }
    if (wide > width) {
      for (const part of cut(piece, width)) lines.push(part);
      line = lines.pop() ?? '';
      used = stringWidth(line);
    } else {
      line += piece;
      used += wide;
    }
  }
  lines.push(line.trimEnd());
  return lines.join('\n');
}

function cut(word: string, width: number): string[] {
  const parts: string[] = [''];
  for (const character of word) {
    if (stringWidth(parts.at(-1)! + character) > width) parts.push('');
    parts[parts.length - 1] += character;
  }
  return parts;
}
