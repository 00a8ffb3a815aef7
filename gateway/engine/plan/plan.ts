import type { OperationTypeNode } from 'graphql';

/** A query plan as plain data, serializable between processes. */
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
  /** Set if its nodes are mutations: what subgraphs have read for one of them may have been changed by the next. */
  readonly serial?: true;
}

export interface ParallelNode {
  readonly kind: 'Parallel';
  readonly nodes: readonly PlanNode[];
  /** Set if deferred parts depend on it. */
  readonly id?: string;
}

/** Runs its node for the objects at `path`; `@` descends into a list. */
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

/** At the root of a plan, or of a deferred part with nested deferred parts. */
export interface DeferNode {
  readonly kind: 'Defer';
  readonly primary: { readonly subselection?: string; readonly node?: PlanNode };
  readonly deferred: readonly DeferredNode[];
}

export interface DeferredNode {
  /** Identifies the `@defer` of the operation; several nodes may share it. */
  readonly key: string;
  /** The fetches it depends on; paths in its own fetches start at the root. */
  readonly depends: readonly { readonly id: string }[];
  readonly queryPath: readonly string[];
  readonly subselection?: string;
  readonly node?: PlanNode;
}

export interface FetchNode {
  readonly kind: 'Fetch';
  /** Set if deferred parts depend on it. */
  readonly id?: string;
  readonly subgraph: string;
  readonly operation: string;
  readonly operationName?: string;
  readonly operationKind: OperationTypeNode;
  /** Variables of the client that the fetch uses, as they are sent; without `representations`. */
  readonly variables: readonly string[];
  /** The client's names of those variables that are sent under another name. */
  readonly clientVariables?: Readonly<Record<string, string>>;
  /** Set on entity fetches: the fields of a representation. */
  readonly requires?: readonly RequiresSelection[];
  readonly inputRewrites?: readonly Rewrite[];
  readonly outputRewrites?: readonly Rewrite[];
  /** `@fromContext`: values from parents of the entities, sent as variables. */
  readonly contextRewrites?: readonly KeyRenamer[];
}

export type RequiresSelection = RequiresField | RequiresFragment;

export interface RequiresField {
  readonly kind: 'Field';
  /** Key in the representation. */
  readonly name: string;
  /** Key in the merged data; differs from `name` for required fields with arguments. */
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
