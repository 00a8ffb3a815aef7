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
import { type Amount, type CostRun, MOST_STEPS, startRun, sumOf } from './cost-run.ts';
import { type CostField, CostSelection, type TypedFields } from './cost-selection.ts';
import { listLength } from './list-length.ts';

export interface Estimate {
  /** Infinite where it cannot be reckoned in a bounded time. */
  readonly cost: number;
  readonly problem: string | undefined;
}

export interface OperationCost {
  estimate(variables: CostRun['variables']): Estimate;
  /** @param data the answer's `data` */
  actual(data: unknown, variables: CostRun['variables']): number;
}

/** What a mutation costs beside its fields. */
const MUTATION = 10;

const TOO_COMPLEX = new Error('The cost takes too many steps to reckon');

/**
 * Works out how an operation's cost depends on its variables, by the rules of IBM's cost specification with Apollo
 * Router's weights: 1 for an object, nothing for a leaf, lists as long as `@listSize` says. Fields that the answer has
 * once count once; of the types that may stand in a place, the dearest counts. The operation need not be valid.
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
    // A document that nests beyond the stack is too complex as well.
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
  /** By selection sets and type; the same sets come again wherever a fragment is used. */
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
  // Known before it is complete, so that a circle of fragments ends.
  made.set(key, selection);
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  selection.types = types.map(one => typedFields(context, sets, one));
  return selection;
}

/** A field with all places that ask for it, and the conditions that hold there. */
interface Group {
  readonly nodes: FieldNode[];
  readonly ways: (readonly SelectionNode[])[];
}

function typedFields(context: Compiling, sets: readonly SelectionSetNode[], type: GraphQLObjectType): TypedFields {
  const groups = new Map<string, Group>();
  const visited = new Set<SelectionSetNode>();
  const visit = (set: SelectionSetNode, way: readonly SelectionNode[]) => {
    if (way.length === 0 && visited.has(set)) return;
    if (way.length === 0) visited.add(set);
    for (const selection of set.selections) {
      if (context.steps++ > MOST_STEPS || way.length > 100) throw TOO_COMPLEX;
      const here = selection.directives?.some(isCondition) ? [...way, selection] : way;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const group = groups.get(key) ?? { nodes: [], ways: [] };
        group.nodes.push(selection);
        group.ways.push(here);
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

/** Undefined for what costs nothing: most leaves. */
function costField(
  context: Compiling,
  type: GraphQLObjectType,
  key: string,
  { nodes, ways }: Group,
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
    asked: ways.some(way => way.length === 0) ? undefined : run => ways.some(way => holds(way, run)),
    weight,
    once,
    isList: isList(definition.type),
    length: own?.listSize && listLength(own.listSize, definition, node, operation),
    sizedFields: new Set(own?.listSize?.sizedFields),
    selection: composite ? selectionOf(context, sets, named) : undefined,
  };
}

/** What `@requires` makes the gateway ask for besides. */
function requiredCost(context: Compiling, type: GraphQLObjectType, own: FieldCost | undefined): Amount[] {
  return (own?.requires ?? []).map(fields => {
    const [query] = parse(`{${fields}}`).definitions as OperationDefinitionNode[];
    const selection = selectionOf(context, [query!.selectionSet], type);
    return run => selection.estimate(run, 0, undefined);
  });
}

function holds(way: readonly SelectionNode[], { variables }: CostRun): boolean {
  return way.every(({ directives = [] }) =>
    directives.filter(isCondition).every(({ name, arguments: [argument] = [] }) => {
      const value = argument?.value;
      const on =
        value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
      // A variable without a value may have a default; the dearer of both counts.
      return on === undefined || (name.value === 'skip' ? on !== true : on !== false);
    }),
  );
}

function isList(type: GraphQLOutputType): boolean {
  return isNonNullType(type) ? isList(type.ofType) : isListType(type);
}
