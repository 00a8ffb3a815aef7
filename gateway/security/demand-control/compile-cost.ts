import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentApplies, fragmentsOf } from '../../engine/document/fragments.ts';
import type { ParsedOperation } from '../../engine/operations/prepared-operation.ts';
import { isCondition } from '../../engine/plan/conditions.ts';
import type { CostDirectives, FieldCost } from '../../engine/supergraph/cost-directives.ts';
import { argumentsCost } from './argument-cost.ts';
import { type Amount, type CostRun, MAX_STEPS, startRun, sumOf } from './cost-run.ts';
import { type CostField, CostSelection, type TypedFields } from './cost-selection.ts';
import { listLength } from './list-length.ts';

export interface Estimate {
  /** Infinite if it cannot be computed in a bounded number of steps. */
  readonly cost: number;
  readonly problem: string | undefined;
}

export interface OperationCost {
  estimate(variables: CostRun['variables']): Estimate;
  /** @param data `data` of the response */
  actual(data: unknown, variables: CostRun['variables']): number;
}

/** Base cost of a mutation. */
const MUTATION = 10;

const TOO_COMPLEX = new Error('The operation is too complex to estimate its cost');

/**
 * Compiles an operation's cost as a function of its variables, by IBM's cost specification with Apollo Router's
 * weights: 1 per object, 0 per leaf, list lengths by `@listSize`. Fields with the same response name count once; of the
 * possible types of a selection, the most expensive one counts. The operation need not be valid.
 */
export function compileCost(
  { document, operation }: Pick<ParsedOperation, 'document' | 'operation'>,
  schema: GraphQLSchema,
  costs: CostDirectives,
  listSize: number,
): OperationCost {
  const fragments = fragmentsOf(document);
  const root = schema.getRootType(operation.operation);
  const base = operation.operation === OperationTypeNode.MUTATION ? MUTATION : 0;
  const context = { schema, costs, listSize, operation, fragments, made: new Map(), ids: new Map(), steps: 0 };
  let selection: CostSelection | undefined;
  try {
    selection = root ? selectionOf(context, [operation.selectionSet], root) : new CostSelection(listSize);
  } catch (error) {
    // Nesting beyond the stack is too complex as well.
    if (error !== TOO_COMPLEX && !(error instanceof RangeError)) throw error;
  }
  const estimate = (variables: CostRun['variables']): Estimate => {
    const run = startRun(variables);
    try {
      const cost = selection ? base + selection.estimate(run, 0, undefined) : Number.POSITIVE_INFINITY;
      return { cost, problem: run.problem };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { cost: Number.POSITIVE_INFINITY, problem: run.problem };
    }
  };
  const fixed = operation.variableDefinitions?.length ? undefined : estimate({});
  return {
    estimate: variables => fixed ?? estimate(variables),
    actual(data, variables) {
      if (!selection || typeof data !== 'object' || data === null) return base;
      return base + selection.actual(startRun(variables), data as Record<string, unknown>, 0);
    },
  };
}

interface Compiling {
  readonly schema: GraphQLSchema;
  readonly costs: CostDirectives;
  readonly listSize: number;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** By selection sets and type; a fragment's selection sets recur wherever it is used. */
  readonly made: Map<string, CostSelection>;
  readonly ids: Map<SelectionSetNode, number>;
  steps: number;
}

function selectionOf(context: Compiling, sets: readonly SelectionSetNode[], type: GraphQLCompositeType): CostSelection {
  const { made, ids, schema, listSize } = context;
  const numbers = sets.map(set => {
    const id = ids.get(set) ?? ids.size;
    ids.set(set, id);
    return id;
  });
  const key = `${[...new Set(numbers)].sort((a, b) => a - b)} ${type.name}`;
  const known = made.get(key);
  if (known) return known;
  const selection = new CostSelection(listSize);
  // Added before it is complete, so that fragment cycles end.
  made.set(key, selection);
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  selection.types = types.map(one => typedFields(context, sets, one));
  return selection;
}

/** All occurrences of a field, with their conditions. */
interface Group {
  readonly nodes: FieldNode[];
  readonly conditions: (readonly SelectionNode[])[];
}

function typedFields(context: Compiling, sets: readonly SelectionSetNode[], type: GraphQLObjectType): TypedFields {
  const groups = new Map<string, Group>();
  const visited = new Set<SelectionSetNode>();
  const visit = (set: SelectionSetNode, conditions: readonly SelectionNode[]) => {
    if (conditions.length === 0 && visited.has(set)) return;
    if (conditions.length === 0) visited.add(set);
    for (const selection of set.selections) {
      if (context.steps++ > MAX_STEPS || conditions.length > 100) throw TOO_COMPLEX;
      const here = selection.directives?.some(isCondition) ? [...conditions, selection] : conditions;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const group = groups.get(key) ?? { nodes: [], conditions: [] };
        group.nodes.push(selection);
        group.conditions.push(here);
        groups.set(key, group);
        continue;
      }
      const target = selection.kind === Kind.INLINE_FRAGMENT ? selection : context.fragments.get(selection.name.value);
      if (target && fragmentApplies(context.schema, target.typeCondition?.name.value, type))
        visit(target.selectionSet, here);
    }
  };
  for (const set of sets) visit(set, []);
  const fields = [...groups].flatMap(([key, group]) => costField(context, type, key, group) ?? []);
  return { type, weight: context.costs.typeWeights.get(type.name) ?? 1, fields, keys: new Set(groups.keys()) };
}

/** Undefined for a field without cost: most leaves. */
function costField(
  context: Compiling,
  type: GraphQLObjectType,
  key: string,
  { nodes, conditions }: Group,
): CostField | undefined {
  const { costs, operation } = context;
  const node = nodes[0]!;
  const name = node.name.value;
  const definition = type.getFields()[name];
  if (!definition) return undefined;
  const named = getNamedType(definition.type);
  const own = costs.fields.get(`${type.name}.${name}`);
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const composite = isCompositeType(named);
  const weight = own?.weight ?? (composite ? undefined : costs.typeWeights.get(named.name));
  const once = sumOf([argumentsCost(costs, definition, own, node), ...requiredCost(context, type, own)]);
  if (!composite && !weight && once === 0) return undefined;
  return {
    key,
    name,
    included: conditions.some(one => one.length === 0) ? undefined : run => conditions.some(one => holds(one, run)),
    weight,
    once,
    isList: isList(definition.type),
    length: own?.listSize && listLength(own.listSize, definition, node, operation),
    sizedFields: new Set(own?.listSize?.sizedFields),
    selection: composite ? selectionOf(context, sets, named) : undefined,
  };
}

/** The cost of fields that `@requires` makes the gateway fetch. */
function requiredCost(context: Compiling, type: GraphQLObjectType, own: FieldCost | undefined): Amount[] {
  return (own?.requires ?? []).map(fields => {
    const [query] = parse(`{${fields}}`).definitions as OperationDefinitionNode[];
    const selection = selectionOf(context, [query!.selectionSet], type);
    return run => selection.estimate(run, 0, undefined);
  });
}

function holds(conditions: readonly SelectionNode[], { variables }: CostRun): boolean {
  return conditions.every(({ directives = [] }) =>
    directives.filter(isCondition).every(({ name, arguments: [argument] = [] }) => {
      const value = argument?.value;
      const on =
        value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
      // A variable without a value may have a default; count the more expensive case.
      return on === undefined || (name.value === 'skip' ? on !== true : on !== false);
    }),
  );
}

function isList(type: GraphQLOutputType): boolean {
  return isNonNullType(type) ? isList(type.ofType) : isListType(type);
}
