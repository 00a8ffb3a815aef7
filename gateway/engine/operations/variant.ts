import {
  type DocumentNode,
  execute,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { selectedErrors } from '../execution/answer/selected-errors.ts';
import {
  createShape,
  type IntrospectionField,
  type OperationShape,
  type ShapeInclusion,
} from '../execution/answer/selection.ts';
import { type DeferredObject, type ShapedResult, shapePart, shapeResult } from '../execution/answer/shape-result.ts';
import { compileWriter, UNUSUAL, type WriteText } from '../execution/answer/write-text.ts';
import { compilePlan } from '../execution/compile-plan.ts';
import type { Data, ResponseError, RunContext, Step } from '../execution/data/run-context.ts';
import { compileDeferral, type Deferral } from '../execution/deferral.ts';
import type { CompileContext } from '../execution/nodes/compile-context.ts';
import { compileSubscription, type Subscription } from '../execution/subscription.ts';
import { fetchesOf } from '../plan/fetches-of.ts';
import { fieldOwners } from '../plan/field-owners.ts';
import { inputsOf } from '../plan/inputs-of.ts';
import type { InternalNames } from '../plan/internal-names.ts';
import type { PlanNode } from '../plan/plan.ts';
import { type Answer, answerOf } from './answer.ts';
import type { VariantKey } from './variant-key.ts';

/** A compiled plan and response writer, for one combination of condition values, override labels and denied rules. */
export interface Variant {
  readonly operationType: OperationTypeNode;
  readonly plan: PlanNode | undefined;
  readonly run: Step;
  /** Set for subscriptions; then `run` does nothing. */
  readonly subscription: Subscription | undefined;
  /** Set for operations with `@defer`; then `run` does nothing. */
  readonly deferral: Deferral | undefined;
  /** The response as objects; of incremental delivery, the initial payload. */
  result(run: RunContext): ShapedResult;
  /** A deferred part of an object, with the errors reported for it. */
  part(run: RunContext, object: DeferredObject, errors: readonly ResponseError[]): ShapedResult;
  answer(run: RunContext): Answer;
  /** Compiles the response writer now; otherwise it is compiled after `compileAfter` executions. */
  warm(): void;
  /** The first request's choice of this variant. */
  readonly variantKey: VariantKey;
}

export interface VariantContext extends Omit<CompileContext, 'apart'> {
  readonly schema: GraphQLSchema;
  readonly names: InternalNames;
  /** Number of executions before the response writer is compiled. */
  readonly compileAfter: number;
}

/** A parsed operation. */
export interface OperationSource {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** @param visible the schema that `__schema` and `__type` are resolved against */
export function createVariant(
  prepared: OperationSource,
  plan: PlanNode | undefined,
  inclusion: ShapeInclusion,
  visible: GraphQLSchema,
  variantKey: VariantKey,
  variantContext: VariantContext,
): Variant {
  const { schema, names, compileAfter } = variantContext;
  const apart = plan !== undefined && fetchesOf(plan).some(({ contextRewrites }) => contextRewrites !== undefined);
  const context = { ...variantContext, apart };
  const shape = createShape(schema, prepared.document, prepared.operation, names, inclusion);
  const introspecting = (run: RunContext) => (field: IntrospectionField) =>
    introspect(shape, visible, run.variables, field);
  let known: ReadonlySet<string> | undefined;
  // Only errors ask for them.
  const inputs = () => {
    known ??= new Set([...(plan ? inputsOf(plan) : [])].map(context.externalName));
    return known;
  };
  const errorsOf = (run: RunContext, errors: readonly ResponseError[]) =>
    selectedErrors(shape, run.data, errors, inputs());
  const ownerOf = fieldOwners(plan, context.externalName);
  const result = (run: RunContext) =>
    shapeResult(shape, run.data, errorsOf(run, run.errors), introspecting(run), ownerOf);
  let runs = 0;
  let write: WriteText | undefined;
  return {
    operationType: prepared.operation.operation,
    plan,
    run: plan?.kind === 'Subscription' || plan?.kind === 'Defer' ? NOTHING : compilePlan(plan, context),
    subscription: plan?.kind === 'Subscription' ? compileSubscription(plan, context) : undefined,
    deferral: plan?.kind === 'Defer' ? compileDeferral(plan, context) : undefined,
    result,
    part: (run, object, errors) =>
      shapePart(shape, object, run.errors, errorsOf(run, errors), introspecting(run), ownerOf),
    warm() {
      write ??= compileWriter(shape);
    },
    variantKey,
    answer(run) {
      // Compile only when an operation is repeated: many never are.
      if (!write && runs++ === compileAfter) write = compileWriter(shape);
      if (write) {
        try {
          return answerOf(write(run.data), errorsOf(run, run.errors));
        } catch (error) {
          if (error !== UNUSUAL && !(error instanceof TypeError)) throw error;
        }
      }
      const { data, errors } = result(run);
      return answerOf(JSON.stringify(data), errors);
    },
  };
}

const NOTHING: Step = () => undefined;

/** Resolves one `__schema` or `__type` field against the schema that the caller may see. */
function introspect(
  shape: OperationShape,
  schema: GraphQLSchema,
  variableValues: Readonly<Data>,
  field: IntrospectionField,
): unknown {
  const selectionSet = { kind: Kind.SELECTION_SET, selections: field.nodes } as const;
  const operation = { ...shape.operation, operation: OperationTypeNode.QUERY, selectionSet };
  const document = { kind: Kind.DOCUMENT, definitions: [operation, ...shape.fragments.values()] } as const;
  const result = execute({ schema, document, variableValues });
  return 'data' in result ? (result.data?.[field.key] ?? null) : null;
}
