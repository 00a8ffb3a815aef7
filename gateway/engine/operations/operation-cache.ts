import { LRUCache } from 'lru-cache';
import type { Preparation, PreparedOperation } from './prepared-operation.ts';
import type { VariantKey } from './variant-key.ts';

/** Prepared operations, bounded by an estimate of the memory they hold; the ones not used for longest go first. */
export interface OperationCache {
  get(text: string, operationName: string | undefined): Preparation | undefined;
  /** @param bytes estimate of what the preparation holds; call again when it has grown */
  set(text: string, operationName: string | undefined, preparation: Preparation, bytes: number): void;
  /** What was run, of the operations that were run most often. */
  mostUsed(limit: number): KnownOperation[];
  readonly size: number;
  readonly bytes: number;
}

/** An operation in one of the ways in which it was asked. */
export interface KnownOperation extends VariantKey {
  readonly query: string;
  readonly operationName: string | undefined;
}

/** Of one operation, the ways that came last. */
const MOST_WAYS = 8;

export function createOperationCache(maxBytes: number): OperationCache {
  const entries = new LRUCache<string, Preparation>({ maxSize: maxBytes });
  return {
    get: (text, operationName) => entries.get(keyOf(text, operationName)),
    set(text, operationName, preparation, bytes) {
      // The cache does not look at the size again when the value is the one it has.
      entries.delete(keyOf(text, operationName));
      entries.set(keyOf(text, operationName), preparation, { size: Math.max(1, Math.ceil(bytes)) });
    },
    mostUsed: limit =>
      [...entries.values()]
        .filter(one => one.kind === 'prepared' && one.valid)
        .map(one => one as PreparedOperation)
        .sort((a, b) => b.uses - a.uses)
        .slice(0, limit)
        .flatMap(waysOf),
    get size() {
      return entries.size;
    },
    get bytes() {
      return entries.calculatedSize;
    },
  };
}

function waysOf({ text, operationName, variants }: PreparedOperation): KnownOperation[] {
  const ways = [...variants.values()].flatMap(variant => (variant instanceof Promise ? [] : [variant.variantKey]));
  return ways.slice(-MOST_WAYS).map(variantKey => ({ query: text, operationName, ...variantKey }));
}

/** One document may hold several operations: the name belongs to the key. A name cannot contain a line break. */
function keyOf(text: string, operationName: string | undefined): string {
  return operationName === undefined ? text : `${operationName}\n${text}`;
}

/**
 * Bytes that a preparation holds, roughly: syntax trees take about thirty times their text, and what is compiled from a
 * plan about ten times the plan.
 */
export function estimateBytes(text: string, plans: readonly number[]): number {
  return 2_000 + text.length * 30 + plans.reduce((sum, plan) => sum + 4_000 + plan * 10, 0);
}
