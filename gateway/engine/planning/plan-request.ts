import type { PlanNode } from '../plan/plan.ts';

/** A request to plan a new operation; plain data, for another process. */
export interface PlanRequest {
  readonly text: string;
  readonly operationName: string | undefined;
  /** Values of `@skip` and `@include` variables; others stay open. */
  readonly conditions: readonly (readonly [variable: string, value: boolean])[];
  readonly overrides: readonly (readonly [label: string, holds: boolean])[];
  /** Source positions of the fields that the caller may not see; they are not planned. */
  readonly denied: readonly number[];
  /** Whether the client accepts incremental delivery. */
  readonly deferring: boolean;
  /** False if the operation is known to be valid. */
  readonly validate: boolean;
}

export type PlanReply =
  | { readonly kind: 'plan'; readonly plan: PlanNode | undefined }
  | {
      readonly kind: 'invalid';
      readonly errors: readonly ValidationError[];
    }
  /** No subgraph can resolve these fields, given as response paths. */
  | { readonly kind: 'unreachable'; readonly fields: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** The reply when something was thrown, with its stack for the log. */
export function failed(error: unknown): PlanReply & { readonly kind: 'failed' } {
  return { kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

export interface ValidationError {
  readonly message: string;
  readonly positions: readonly number[];
}
