import type { OperationTypeNode } from 'graphql';

/** A finished query plan: plain data, as it crosses from the planning process. */
export type PlanNode =
  | SequenceNode
  | ParallelNode
  | FlattenNode
  | FetchNode
  | ConditionNode
  | SubscriptionNode
  | DeferNode;

export interface SequenceNode {
  readonly kind: 'Sequence';
  readonly nodes: readonly PlanNode[];
}

export interface ParallelNode {
  readonly kind: 'Parallel';
  readonly nodes: readonly PlanNode[];
  /** Present where deferred parts wait for it. */
  readonly id?: string;
}

/** Runs its node for what stands at `path`; `@` goes through one level of list. */
export interface FlattenNode {
  readonly kind: 'Flatten';
  readonly path: readonly string[];
  readonly node: PlanNode;
}

export interface ConditionNode {
  readonly kind: 'Condition';
  /** Name of a Boolean variable. */
  readonly condition: string;
  readonly ifClause?: PlanNode;
  readonly elseClause?: PlanNode;
}

export interface SubscriptionNode {
  readonly kind: 'Subscription';
  readonly primary: FetchNode;
  readonly rest?: PlanNode;
}

/** At the root of a plan, or of a deferred part that has deferred parts itself. */
export interface DeferNode {
  readonly kind: 'Defer';
  readonly primary: { readonly subselection?: string; readonly node?: PlanNode };
  readonly deferred: readonly DeferredNode[];
}

export interface DeferredNode {
  /** Tells which `@defer` of the operation it is for; several nodes may be for the same. */
  readonly key: string;
  /** The fetches that it waits for; places in its own fetches are from the root on. */
  readonly depends: readonly { readonly id: string }[];
  readonly queryPath: readonly string[];
  readonly subselection?: string;
  readonly node?: PlanNode;
}

export interface FetchNode {
  readonly kind: 'Fetch';
  /** Present where deferred parts wait for it. */
  readonly id?: string;
  readonly subgraph: string;
  readonly operation: string;
  readonly operationName?: string;
  readonly operationKind: OperationTypeNode;
  /** Variables of the client that the fetch uses; `representations` is not among them. */
  readonly variables: readonly string[];
  /** Present on entity fetches: what a representation is made of. */
  readonly requires?: readonly RequiresSelection[];
  readonly inputRewrites?: readonly Rewrite[];
  readonly outputRewrites?: readonly Rewrite[];
  /** `@fromContext`: values found above the entities, sent as variables. */
  readonly contextRewrites?: readonly KeyRenamer[];
}

export type RequiresSelection = RequiresField | RequiresFragment;

export interface RequiresField {
  readonly kind: 'Field';
  /** Key in the representation. */
  readonly name: string;
  /** Key in the data gathered so far; differs from `name` for required fields with arguments. */
  readonly source: string;
  readonly selections?: readonly RequiresSelection[];
}

export interface RequiresFragment {
  readonly kind: 'InlineFragment';
  readonly typeCondition?: string;
  readonly selections: readonly RequiresSelection[];
}

export type Rewrite = ValueSetter | KeyRenamer;

export interface ValueSetter {
  readonly kind: 'ValueSetter';
  readonly path: readonly string[];
  readonly setValueTo: unknown;
}

export interface KeyRenamer {
  readonly kind: 'KeyRenamer';
  readonly path: readonly string[];
  readonly renameKeyTo: string;
}
