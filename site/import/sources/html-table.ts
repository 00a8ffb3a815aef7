import type { Cheerio, CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { cleanText } from './article-source.ts';
import type { Block } from './source-block.ts';

const MAX_COLUMNS = 50;

/** A table of texts, or of a single one, which is a frame around it. */
export function readHtmlTable($: CheerioAPI, table: Cheerio<Element>): Block | undefined {
  const caption = cleanText(table.children('caption').text());
  const all = table
    .find('tr')
    .toArray()
    .map(row => $(row).children('th, td').toArray());
  // A cell that reaches over several rows needs those that have no cells of their own.
  const reaches = all.flat().some(cell => spanOf(cell.attribs.rowspan) !== 1);
  const rows = reaches ? all : all.filter(cells => cells.some(cell => cleanText($(cell).text()) !== ''));
  const texts = rows.flat().map(cell => cleanText($(cell).text()));
  if (texts.every(text => text === '')) return undefined;
  if (texts.length === 1 && caption === '') return { paragraph: { text: texts[0] } };
  return {
    table: {
      ...(caption !== '' && { caption }),
      rows: rows.map((cells, y) => ({ cells: cells.map(cell => readCell($, cell, rows.length - y)) })),
    },
  };
}

function readCell($: CheerioAPI, cell: Element, rowsLeft: number) {
  const columnSpan = Math.min(MAX_COLUMNS, spanOf(cell.attribs.colspan) || 1);
  // A span of 0 reaches to the end.
  const rowSpan = Math.min(rowsLeft, spanOf(cell.attribs.rowspan) || rowsLeft);
  return {
    text: cleanText($(cell).text()),
    ...(cell.name === 'th' && { isHeader: true }),
    ...(columnSpan > 1 && { columnSpan }),
    ...(rowSpan > 1 && { rowSpan }),
  };
}

const spanOf = (value: string | undefined) => (/^\d{1,4}$/.test(value ?? '') ? Number(value) : 1);
