const line: (() => void)[] = [];

/**
 * Runs a task in a turn of its own of the event loop, after those that asked before: what one works out is counted before
 * the next begins.
 */
export function takeTurn(task: () => void): void {
  if (line.push(task) === 1) setImmediate(next);
}

function next(): void {
  line[0]!();
  line.shift();
  if (line.length > 0) setImmediate(next);
}
