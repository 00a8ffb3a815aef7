import { badInput } from '../../../shared/errors/errors.ts';
import { cleanText } from '../../../shared/text/text-faults.ts';
import type { BlockOf, TableCell } from '../store/article-document.ts';
import type { TableCellInput, TableInput } from '../types/schema.generated.ts';
import { bounded, LIMITS, optionalLine } from './input-texts.ts';

/** @throws BAD_USER_INPUT for a table without text, that is too large, or whose cells reach out of it. */
export function readTable(path: string, { caption, rows: inputs }: TableInput): BlockOf<'Table'> {
  const count = bounded(`${path}.rows`, inputs, LIMITS.rows).reduce((sum, { cells }) => sum + cells.length, 0);
  if (count > LIMITS.cells) throw badInput(`${path}.rows`, `${count} cells`, `up to ${LIMITS.cells}`);
  const rows = inputs.map(({ cells }, y) => ({
    cells: bounded(`${path}.rows[${y}].cells`, cells, LIMITS.columns).map((cell, x) =>
      readCell(`${path}.rows[${y}].cells[${x}]`, cell, inputs.length - y),
    ),
  }));
  if (!rows.some(({ cells }) => cells.some(({ text }) => text !== ''))) {
    throw badInput(`${path}.rows`, rows.length === 0 ? 'an empty list' : 'only empty cells', 'at least one text');
  }
  return { kind: 'Table', caption: optionalLine(`${path}.caption`, caption), rows };
}

function readCell(path: string, cell: TableCellInput, rowsLeft: number): TableCell {
  const { isHeader = false, columnSpan = 1, rowSpan = 1 } = cell;
  if (columnSpan < 1 || columnSpan > LIMITS.columns) {
    throw badInput(`${path}.columnSpan`, String(columnSpan), `1 to ${LIMITS.columns}`);
  }
  if (rowSpan < 1 || rowSpan > rowsLeft) {
    throw badInput(`${path}.rowSpan`, String(rowSpan), `1 to ${rowsLeft}, the rows that are left`);
  }
  // Before normalizing, which takes quadratic time on a long run of combining marks.
  const text = cell.text.length > 3 * LIMITS.cellText ? cell.text : cleanText(cell.text);
  if (text.length > LIMITS.cellText) {
    throw badInput(`${path}.text`, `${text.length} characters`, `up to ${LIMITS.cellText}`);
  }
  return { text, isHeader, columnSpan, rowSpan };
}
