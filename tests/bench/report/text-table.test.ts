import { describe, expect, it } from 'vitest';
import { markdownTable, terminalTable } from './text-table.ts';

const head = ['name', 'n'];
const rows = [
  ['a', '1'],
  ['longer', '1000'],
];

describe('terminalTable', () => {
  it('puts names to the left and numbers to the right', () => {
    expect(terminalTable(head, rows)).toBe('name       n\n──────  ────\na          1\nlonger  1000');
  });
});

describe('markdownTable', () => {
  it('is aligned as the formatter aligns it', () => {
    expect(markdownTable(head, rows)).toBe(
      '| name   |    n |\n| ------ | ---: |\n| a      |    1 |\n| longer | 1000 |',
    );
  });

  it('escapes what would end a cell', () => {
    expect(markdownTable(['a|b', ''], [])).toBe('| a\\|b |     |\n| ---- | --: |');
  });
});
