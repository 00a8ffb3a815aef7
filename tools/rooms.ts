import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { preProcessFile } from 'typescript';

/**
 * Prints the rooms: for each folder its product files and lines, and the rooms it imports, types included.
 * Exits with 1 when rooms or files import each other in a cycle, or when a room or file exceeds the limits.
 * `--quiet` prints only the last line.
 */

const quiet = process.argv.includes('--quiet');
const MAX_FILES = 20;
const MAX_LINES = 400;

const files = globSync(['gateway', 'subgraphs', 'site', 'shared'].map(root => `${root}/**/*.ts`))
  .filter(file => !/\.(test|generated)\.ts$/.test(file))
  .sort();
const known = new Set(files);
const sources = new Map(files.map(file => [file, readFileSync(file, 'utf8')]));

const importsOf = (file: string): string[] =>
  preProcessFile(sources.get(file)!, true, true)
    .importedFiles.map(({ fileName }) => path.join(path.dirname(file), fileName))
    .filter(target => known.has(target));

const fileArrows = new Map(files.map(file => [file, new Set(importsOf(file))]));
const rooms = new Map<string, Set<string>>();
for (const [file, targets] of fileArrows) {
  const arrows = rooms.get(path.dirname(file)) ?? new Set();
  rooms.set(path.dirname(file), arrows);
  for (const target of targets) if (path.dirname(target) !== path.dirname(file)) arrows.add(path.dirname(target));
}

const problems: string[] = [];
for (const [room, arrows] of [...rooms].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const inside = files.filter(file => path.dirname(file) === room);
  const lines = inside.reduce((sum, file) => sum + lineCount(file), 0);
  const size = `${count(inside.length, 'file')} ${count(lines, 'line')}`;
  if (!quiet) console.log(`${room.padEnd(42)} ${size}  ${[...arrows].sort().join(' ')}`);
  if (inside.length > MAX_FILES) problems.push(`${room}: found ${inside.length} files, expected at most ${MAX_FILES}`);
}
for (const file of files) {
  if (lineCount(file) > MAX_LINES)
    problems.push(`${file}: found ${lineCount(file)} lines, expected at most ${MAX_LINES}`);
}
const fileCycles = cycles(fileArrows);
const roomCycles = cycles(rooms);
for (const cycle of [...fileCycles, ...roomCycles]) problems.push(`cycle: ${cycle.join(' <-> ')}`);
console.log(
  `${rooms.size} rooms, ${files.length} files, ${files.reduce((sum, file) => sum + lineCount(file), 0)} lines, ` +
    `${fileCycles.length} cycles of files, ${roomCycles.length} cycles of rooms`,
);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function lineCount(file: string): number {
  return sources.get(file)!.trimEnd().split('\n').length;
}

function count(number: number, unit: string): string {
  return `${String(number).padStart(5)} ${unit}${number === 1 ? ' ' : 's'}`;
}

/** Strongly connected components of more than one node (Tarjan). */
function cycles(arrows: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string) => {
    order.set(node, order.size);
    lowest.set(node, order.get(node)!);
    stack.push(node);
    for (const target of arrows.get(node) ?? []) {
      if (!order.has(target)) visit(target);
      if (stack.includes(target)) lowest.set(node, Math.min(lowest.get(node)!, lowest.get(target)!));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const component = stack.splice(stack.indexOf(node));
    if (component.length > 1) found.push(component.sort());
  };
  for (const node of arrows.keys()) if (!order.has(node)) visit(node);
  return found;
}
