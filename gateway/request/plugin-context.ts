import type { GatewayAnswer } from './gateway-answer.ts';

/** Names a value that plugins hand from hook to hook of one request; made by {@link defineContextKey}. */
export interface ContextKey<T> {
  /** For people. */
  readonly name: string;
  /** Never there: it tells the compiler the type of the value. */
  readonly type?: T;
}

/**
 * A key of its own, whatever others have the same name.
 * @param name for people
 */
export function defineContextKey<T>(name: string): ContextKey<T> {
  return { name };
}

/** Values that hooks of one request share. */
export interface RequestValues {
  /** @returns undefined when no hook of this request has set it */
  get<T>(key: ContextKey<T>): T | undefined;
  set<T>(key: ContextKey<T>, value: T): void;
}

/** What plugins carry through one operation. */
export class PluginContext implements RequestValues {
  /** Why the operation ends: a hook refused or failed while a subgraph was being asked. */
  refusal: GatewayAnswer | undefined;
  #values: Map<ContextKey<unknown>, unknown> | undefined;

  get<T>(key: ContextKey<T>): T | undefined {
    // A key's values are set by `set` alone, which takes no other type.
    return this.#values?.get(key) as T | undefined;
  }

  set<T>(key: ContextKey<T>, value: T): void {
    this.#values ??= new Map();
    this.#values.set(key, value);
  }

  /** One that begins with what is there by now: an HTTP request or a WebSocket may bring several operations. */
  fork(): PluginContext {
    const copy = new PluginContext();
    if (this.#values) copy.#values = new Map(this.#values);
    return copy;
  }
}
