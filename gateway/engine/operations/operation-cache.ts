import { LRUCache } from 'lru-cache';
import type { Preparation, PreparedOperation } from './prepared-operation.ts';
import type { VariantKey } from './variant-key.ts';

/** LRU cache of prepared operations, bounded by their estimated memory. */
export interface OperationCache {
  get(text: string, operationName: string | undefined): Preparation | undefined;
  /** @param bytes estimated size of the preparation; call `set` again when it has grown */
  set(text: string, operationName: string | undefined, preparation: Preparation, bytes: number): void;
  /** The variants of the most executed operations. */
  mostUsed(limit: number): KnownOperation[];
  readonly size: number;
  readonly bytes: number;
}

/** One variant of an operation, as a client requested it. */
export interface KnownOperation extends VariantKey {
  readonly query: string;
  readonly operationName: string | undefined;
}

/** Variants reported per operation: the most recent ones. */
const MAX_KNOWN_VARIANTS = 8;

export function createOperationCache(maxBytes: number): OperationCache {
  const entries = new LRUCache<string, Preparation>({ maxSize: maxBytes });
  return {
    get: (text, operationName) => entries.get(keyOf(text, operationName)),
    set(text, operationName, preparation, bytes) {
      // LRUCache does not update the size of an entry when it is set to the same value.
      entries.delete(keyOf(text, operationName));
      entries.set(keyOf(text, operationName), preparation, { size: Math.max(1, Math.ceil(bytes)) });
    },
    mostUsed: limit =>
      [...entries.values()]
        .filter(one => one.kind === 'prepared' && one.valid)
        .map(one => one as PreparedOperation)
        .sort((a, b) => b.uses - a.uses)
        .slice(0, limit)
        .flatMap(knownVariants),
    get size() {
      return entries.size;
    },
    get bytes() {
      return entries.calculatedSize;
    },
  };
}

function knownVariants({ text, operationName, variants }: PreparedOperation): KnownOperation[] {
  const keys = [...variants.values()].flatMap(variant => (variant instanceof Promise ? [] : [variant.variantKey]));
  return keys.slice(-MAX_KNOWN_VARIANTS).map(variantKey => ({ query: text, operationName, ...variantKey }));
}

/** A document may contain several operations, so the name is part of the key. Names cannot contain a line break. */
function keyOf(text: string, operationName: string | undefined): string {
  return operationName === undefined ? text : `${operationName}\n${text}`;
}

/**
 * Estimated bytes of a preparation: a syntax tree takes about thirty times its text, a compiled plan about ten times
 * the plan.
 */
export function estimateBytes(text: string, plans: readonly number[]): number {
  return 2_000 + text.length * 30 + plans.reduce((sum, plan) => sum + 4_000 + plan * 10, 0);
}
