/** A table as lines of text in columns, for platforms without tables. Chinese characters count two columns. */
import type { Table } from 'mdast';
import stringWidth from 'string-width';
import type { Inline } from '#document/nodes.ts';

/** `cellText` tells what stands in a cell. */
export function tableText(
  { children, align }: Table,
  cellText: (nodes: readonly Inline[]) => string,
): string {
  const rows = children.map(({ children: cells }) => cells.map((cell) => cellText(cell.children)));
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const lines = rows.map((row) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? '';
        const gap = ' '.repeat(width - stringWidth(cell));
        return align?.[column] === 'right' ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
  return lines.join('\n');
}
