import { OperatorError } from '../../shared/errors/operator-error.ts';
import type { GatewayAnswer } from '../request/gateway-answer.ts';
import type { Report } from '../request/graphql-executor.ts';
import { refusal } from '../request/refusal.ts';
import type { Nothing, PluginHooks } from './events.ts';
import { refusalOf } from './refuse.ts';

/** One plugin's hook. */
export interface Hook<Run> {
  readonly plugin: string;
  readonly name: keyof PluginHooks;
  readonly run: Run;
}

/**
 * An unexpected error of a plugin. During a request it is logged with its stack; on startup, the command prints only its
 * message.
 */
export class PluginError extends OperatorError {
  override readonly name = 'PluginError';
  readonly plugin: string;
  readonly hook: string;

  constructor({ plugin, name }: Pick<Hook<unknown>, 'plugin' | 'name'>, cause: unknown) {
    super(`Plugin "${plugin}", ${name}: ${cause instanceof Error ? cause.message : String(cause)}`);
    // The stack of the original error; as `cause`, its message would be logged twice.
    if (cause instanceof Error && cause.stack !== undefined) this.stack = cause.stack;
    this.plugin = plugin;
    this.hook = name;
  }
}

/** The response to an error that a hook threw; errors other than GraphQLError are reported and masked. */
export function answerToThrow(
  hook: Pick<Hook<unknown>, 'plugin' | 'name'>,
  error: unknown,
  requestId: string,
  report: Report,
): GatewayAnswer {
  const refused = refusalOf(error);
  if (refused) return refused;
  report(new PluginError(hook, error), requestId);
  return refusal('INTERNAL_SERVER_ERROR');
}

/**
 * Calls hooks in order; asynchronous only if a hook is.
 *
 * @param take applies a hook's result; returns a value to stop. A throw counts as the hook's: its result is invalid.
 * @param fail handles a throw; returns a value to stop, or throws
 * @returns the value that stopped the calls; undefined if all hooks ran
 */
export function callHooks<Event, Given, Result>(
  hooks: readonly Hook<(event: Event) => Given | PromiseLike<Given>>[],
  event: Event,
  take: (given: Exclude<Given, Nothing>, hook: Hook<unknown>) => Result | undefined,
  fail: (hook: Hook<unknown>, error: unknown) => Result,
): Result | undefined | Promise<Result | undefined> {
  const settle = (hook: Hook<unknown>, given: Given) => {
    if (given === undefined) return undefined;
    if (typeof given !== 'object' || (given === null && !TAKES_NULL.has(hook.name))) {
      throw new TypeError(`found the result ${JSON.stringify(given)}, expected an object, refuse() or nothing`);
    }
    return take(given as Exclude<Given, Nothing>, hook);
  };
  const callFrom = (start: number): Result | undefined | Promise<Result | undefined> => {
    for (let index = start; index < hooks.length; index++) {
      const hook = hooks[index]!;
      let result: Result | undefined;
      try {
        const given = hook.run(event);
        if (isThenable(given)) {
          return Promise.resolve(given)
            .then(one => settle(hook, one))
            .catch(error => fail(hook, error))
            .then(one => (one === undefined ? callFrom(index + 1) : one));
        }
        result = settle(hook, given);
      } catch (error) {
        result = fail(hook, error);
      }
      if (result !== undefined) return result;
    }
    return undefined;
  };
  return callFrom(0);
}

/** Continues synchronously if the value is not a promise. */
export function whenDone<T, Result>(
  pending: T | Promise<T>,
  next: (value: T) => Result | Promise<Result>,
): Result | Promise<Result> {
  return pending instanceof Promise ? pending.then(next) : next(pending);
}

/** Hooks for which null is a result: no caller, no event. */
const TAKES_NULL: ReadonlySet<keyof PluginHooks> = new Set(['authenticate', 'onSubscriptionEvent'] as const);

function isThenable<T>(given: T | PromiseLike<T>): given is PromiseLike<T> {
  return typeof given === 'object' && given !== null && 'then' in given && typeof given.then === 'function';
}
