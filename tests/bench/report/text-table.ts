/** A table for a terminal, or for Markdown: the first column aligned left, numbers right. */

export type Row = readonly string[];

export function terminalTable(head: Row, rows: readonly Row[]): string {
  const widths = head.map((title, i) => Math.max(...[head, ...rows].map(row => (row[i] ?? title).length)));
  const line = (row: Row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map(width => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

export function markdownTable(head: Row, rows: readonly Row[]): string {
  const escaped = [head, ...rows].map(row => row.map(cell => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, i) => Math.max(3, ...escaped.map(row => row[i]?.length ?? 0)));
  const line = (cells: Row) => `| ${cells.join(' | ')} |`;
  const [first = [], ...others] = escaped.map(row =>
    line(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))),
  );
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [first, line(rule), ...others].join('\n');
}
