import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { printCompact } from '../document/print-compact.ts';
import { usedVariables } from '../document/used-variables.ts';
import type { FetchNode, PlanNode, RequiresSelection, Rewrite } from '../plan/plan.ts';
import { argumentOf } from '../supergraph/directives.ts';
import type { PlannerInput } from '../supergraph/load-supergraph.ts';
import { finishPlan } from './finish-plan.ts';
import { ROOT_TYPES } from './requirements/read-requirements.ts';

/** Where a plan begins that fetches fields of entities already in the data. */
export interface EntityStart {
  /** `join__Graph` value of the subgraph that resolves the entities. */
  readonly graph: string;
  readonly type: string;
  /** Of the entities. */
  readonly path: readonly string[];
  readonly requires: readonly RequiresSelection[];
  readonly inputRewrites?: readonly Rewrite[];
}

/** Plans a field of entities with all that follows from it; its own requirements are taken as met. */
export type PlanFromEntity = (
  start: EntityStart,
  field: FieldNode,
  operation: OperationDefinitionNode,
  overrides: ReadonlyMap<string, boolean>,
) => PlanNode | undefined;

/**
 * The planner can only plan from the root. So it gets another supergraph, without requirements, that has a root field
 * for each type with requirements in each subgraph; the fetch of that field becomes one of the entities. Built when
 * first needed.
 */
export function createPlanFromEntity(input: PlannerInput): PlanFromEntity {
  const entryOf = (graph: string, type: string) => `${input.prefix}_of_${graph}_${type}`;
  let built: { readonly supergraph: Supergraph; readonly planner: QueryPlanner } | undefined;
  const build = () => {
    const supergraph = Supergraph.build(withEntries(input, entryOf), {
      supportedFeatures: null,
      validateSupergraph: false,
    });
    const planner = new QueryPlanner(supergraph, { reuseQueryFragments: false, typeConditionedFetching: true });
    return { supergraph, planner };
  };
  return (start, field, operation, overrides) => {
    built ??= build();
    const entry = entryOf(start.graph, start.type);
    const document = entryDocument(entry, field, operation);
    const planned = built.planner.buildQueryPlan(operationFromDocument(built.supergraph.apiSchema(), document), {
      overrideConditions: new Map(overrides),
    });
    const plan = finishPlan(planned, input);
    return plan && startingAt(plan, start);
  };
}

function entryDocument(entry: string, field: FieldNode, operation: OperationDefinitionNode): DocumentNode {
  const below: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [field] };
  const root: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: entry }, selectionSet: below };
  const query: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    selectionSet: { kind: Kind.SELECTION_SET, selections: [root] },
  };
  const used = usedVariables(query);
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    used.has(variable.name.value),
  );
  return { kind: Kind.DOCUMENT, definitions: [{ ...query, variableDefinitions }] };
}

/** Puts a plan from an entry in place of the entities. */
function startingAt(node: PlanNode, start: EntityStart): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(inner => startingAt(inner, start)) };
    case 'Flatten':
      return { ...node, path: [...start.path, ...node.path.slice(1)] };
    case 'Fetch':
      return { kind: 'Flatten', path: start.path, node: entityFetch(node, start) };
    default:
      throw new Error(`Found a ${node.kind} node in the plan of a field of ${start.type}`);
  }
}

function entityFetch(
  { operationName: _, ...fetch }: FetchNode,
  { type, requires, inputRewrites }: EntityStart,
): FetchNode {
  const [operation] = parse(fetch.operation, { noLocation: true }).definitions as readonly [OperationDefinitionNode];
  const [entry] = operation.selectionSet.selections as readonly [FieldNode];
  const variables = ['$representations:[_Any!]!', ...(operation.variableDefinitions ?? []).map(print)].join(' ');
  const text = `query(${variables}){_entities(representations:$representations){...on ${type}${print(entry.selectionSet!)}}}`;
  return {
    ...fetch,
    operation: printCompact(parse(text, { noLocation: true })),
    requires,
    ...(inputRewrites ? { inputRewrites } : {}),
    ...(fetch.outputRewrites
      ? { outputRewrites: fetch.outputRewrites.map(rewrite => ({ ...rewrite, path: rewrite.path.slice(1) })) }
      : {}),
  };
}

/** The supergraph with entries and without requirements. */
function withEntries({ sdl }: PlannerInput, entryOf: (graph: string, type: string) => string): string {
  const entries = new Map<string, FieldDefinitionNode>();
  const withoutRequirements = <T extends ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode>(node: T): T => {
    const type = node.name.value;
    const fields = node.fields?.map(field => {
      const directives = field.directives?.map(directive => {
        if (directive.name.value !== 'join__field' || argumentOf(directive, 'requires') === undefined) return directive;
        const graph = String(argumentOf(directive, 'graph'));
        entries.set(`${graph} ${type}`, entryField(entryOf(graph, type), graph, type));
        return { ...directive, arguments: directive.arguments!.filter(({ name }) => name.value !== 'requires') };
      });
      return { ...field, ...(directives ? { directives } : {}) };
    });
    return { ...node, ...(fields ? { fields } : {}) };
  };
  const free = visit(parse(sdl, { noLocation: true }), {
    [Kind.OBJECT_TYPE_DEFINITION]: withoutRequirements,
    [Kind.INTERFACE_TYPE_DEFINITION]: withoutRequirements,
  });
  const whole = visit(free, {
    [Kind.OBJECT_TYPE_DEFINITION]: node =>
      node.name.value === ROOT_TYPES.query ? { ...node, fields: [...(node.fields ?? []), ...entries.values()] } : false,
  });
  return print(whole);
}

function entryField(name: string, graph: string, type: string): FieldDefinitionNode {
  const text = `type Query { ${name}: ${type} @join__field(graph: ${graph}) }`;
  const [definition] = parse(text, { noLocation: true }).definitions;
  return (definition as { fields: readonly FieldDefinitionNode[] }).fields[0]!;
}
