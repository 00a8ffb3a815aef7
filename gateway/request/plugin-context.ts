import type { GatewayAnswer } from './gateway-answer.ts';

/** Key of a value that hooks of one request share. Created by {@link defineContextKey}. */
export interface ContextKey<T> {
  /** For debugging. */
  readonly name: string;
  /** Never set; carries the value's type. */
  readonly type?: T;
}

/**
 * Creates a unique key; keys with the same name are different keys.
 * @param name for debugging
 */
export function defineContextKey<T>(name: string): ContextKey<T> {
  return { name };
}

/** Values shared by the hooks of one request. */
export interface RequestValues {
  /** @returns undefined if it was not set for this request */
  get<T>(key: ContextKey<T>): T | undefined;
  set<T>(key: ContextKey<T>, value: T): void;
}

/** The plugin context of one operation. */
export class PluginContext implements RequestValues {
  /** Set if a subgraph hook refused or failed: it ends the operation. */
  refusal: GatewayAnswer | undefined;
  #values: Map<ContextKey<unknown>, unknown> | undefined;

  get<T>(key: ContextKey<T>): T | undefined {
    // Only `set` writes values, with the key's type.
    return this.#values?.get(key) as T | undefined;
  }

  set<T>(key: ContextKey<T>, value: T): void {
    this.#values ??= new Map();
    this.#values.set(key, value);
  }

  /** A copy with the current values: an HTTP request or WebSocket may have several operations. */
  fork(): PluginContext {
    const copy = new PluginContext();
    if (this.#values) copy.#values = new Map(this.#values);
    return copy;
  }
}
