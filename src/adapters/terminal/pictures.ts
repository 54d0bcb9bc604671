/** Pictures in a terminal: inline where it can (kitty, iTerm2, WezTerm), a file whose path is printed elsewhere. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Inline = 'kitty' | 'iterm' | 'none';

/** Which inline protocol this terminal speaks, told by the variables it sets. */
export function inlineProtocol(
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): Inline {
  if (!isTerminal) return 'none';
  const { TERM = '', TERM_PROGRAM = '', KITTY_WINDOW_ID, TMUX } = environment;
  // Inside tmux the sequences need a pass-through that is off by default.
  if (TMUX) return 'none';
  if (KITTY_WINDOW_ID || TERM.includes('kitty')) return 'kitty';
  if (TERM_PROGRAM === 'iTerm.app' || TERM_PROGRAM === 'WezTerm') return 'iterm';
  return 'none';
}

/** The escape sequence that shows `png`, or an empty string. */
export function inlinePicture(png: Uint8Array, protocol: Inline): string {
  const data = Buffer.from(png).toString('base64');
  switch (protocol) {
    case 'iterm':
      return `\u001B]1337;File=inline=1;size=${png.length};width=60;preserveAspectRatio=1:${data}\u0007\n`;
    case 'kitty': {
      // The protocol takes at most 4096 bytes a chunk; m=1 says that more follows.
      const chunks = data.match(/.{1,4096}/gu) ?? [];
      const sequence = chunks.map((chunk, i) => {
        const more = i < chunks.length - 1 ? 1 : 0;
        return `\u001B_G${i === 0 ? 'f=100,a=T,c=60,' : ''}m=${more};${chunk}\u001B\\`;
      });
      return `${sequence.join('')}\n`;
    }
    case 'none':
      return '';
  }
}

/** Writes the picture under `folder` and answers its path. */
export function savePicture(png: Uint8Array, folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  writeFileSync(path, png);
  return path;
}
