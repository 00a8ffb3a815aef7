/** The oldest Node that has what the code uses, such as AsyncDisposableStack. */
const OLDEST_NODE = 24;

/**
 * @param version such as `20.19.2`
 * @returns why this Node cannot run newsgraph, or undefined when it can
 */
export function nodeProblem(version: string): string | undefined {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return undefined;
  return `newsgraph: needs Node ${OLDEST_NODE} or later; this is v${version}`;
}
