import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
  visit,
} from 'graphql';
import { TYPENAME } from '../document/typename.ts';
import { sentVariables } from '../plan/internal-names.ts';
import type { FetchNode, PlanNode, RequiresSelection } from '../plan/plan.ts';
import type { PlannerInput } from '../supergraph/load-supergraph.ts';
import { namedTypeOf } from '../supergraph/type-index.ts';
import type { EntityStart } from './plan-from-entity.ts';
import { type Requirement, type Requirements, ROOT_TYPES } from './requirements/read-requirements.ts';
import { restoreArguments } from './restore-arguments.ts';

export interface Staged {
  /** The operation with fields that have requirements replaced by the required fields. */
  readonly document: DocumentNode;
  /** Fetches of the replaced fields, in execution order, to run after the operation's plan. */
  readonly steps: readonly PlanNode[];
}

/** Plans a field with a selection, of entities at a path. */
type PlanField = (start: EntityStart, field: FieldNode, operation: OperationDefinitionNode) => PlanNode | undefined;

/**
 * Plans `@requires` outside the planner, which does not terminate on requirements that go back and forth between
 * subgraphs, and selects fields without sending the fields they require. Each field with requirements is replaced by the
 * required fields and a key, and fetched in a separate step after them.
 */
export function stageRequirements(
  document: DocumentNode,
  requirements: Requirements,
  input: PlannerInput,
  planField: PlanField,
): Staged {
  const operation = document.definitions.find(node => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return { document, steps: [] };
  const stager = new Stager(operation, requirements, input, planField);
  const root = ROOT_TYPES[operation.operation];
  const selectionSet = stager.set(operation.selectionSet, root, []);
  return {
    document: { ...document, definitions: [{ ...operation, selectionSet }] },
    steps: [...stager.steps.values()].filter(step => step !== undefined),
  };
}

class Stager {
  /** In execution order. */
  readonly steps = new Map<string, PlanNode | undefined>();
  private readonly operation: OperationDefinitionNode;
  private readonly requirements: Requirements;
  private readonly input: PlannerInput;
  private readonly planField: PlanField;

  constructor(
    operation: OperationDefinitionNode,
    requirements: Requirements,
    input: PlannerInput,
    planField: PlanField,
  ) {
    this.operation = operation;
    this.requirements = requirements;
    this.input = input;
    this.planField = planField;
  }

  set(set: SelectionSetNode, type: string, path: readonly string[]): SelectionSetNode {
    return { ...set, selections: set.selections.flatMap(selection => this.selection(selection, type, path)) };
  }

  private selection(selection: SelectionNode, type: string, path: readonly string[]): SelectionNode[] {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const narrowed = selection.typeCondition?.name.value ?? type;
      return [{ ...selection, selectionSet: this.set(selection.selectionSet, narrowed, path) }];
    }
    const field = this.requirements.types.types.get(type)?.fields.get(selection.name.value);
    const below = [...path, (selection.alias ?? selection.name).value, ...(field ? listLevels(field.type) : [])];
    const inner = (set: SelectionSetNode) => this.set(set, field ? namedTypeOf(field.type) : '', below);
    const requirement = this.requirements.of(type, selection.name.value);
    if (!requirement)
      return [selection.selectionSet ? { ...selection, selectionSet: inner(selection.selectionSet) } : selection];
    const needed = [...requirement.key.selections, ...requirement.fields.selections];
    const replaced = this.set({ kind: Kind.SELECTION_SET, selections: needed }, type, path);
    if (selection.selectionSet) {
      const key = `${this.steps.size}`;
      // Its place is before the steps of its own selection.
      this.steps.set(key, undefined);
      const whole = { ...selection, selectionSet: inner(selection.selectionSet) };
      const { graph, type: resolved } = requirement;
      const start = { graph, type: resolved, path, ...this.representation(type, requirement, needed) };
      this.steps.set(key, this.planField(start, whole, this.operation));
    } else {
      const key = [...path, type, (selection.alias ?? selection.name).value].join(' ');
      if (!this.steps.has(key)) {
        this.steps.set(key, { kind: 'Flatten', path, node: this.fetch(type, requirement, selection, needed) });
      }
    }
    return [TYPENAME, ...replaced.selections];
  }

  private fetch(type: string, requirement: Requirement, field: FieldNode, needed: readonly SelectionNode[]): FetchNode {
    const { subgraph, type: resolved } = requirement;
    const used = new Set<string>();
    visit(field, {
      [Kind.VARIABLE](variable) {
        used.add(variable.name.value);
      },
    });
    const definitions = (this.operation.variableDefinitions ?? []).filter(({ variable }) =>
      used.has(variable.name.value),
    );
    const variables = ['$representations:[_Any!]!', ...definitions.map(print)].join(' ');
    return restoreArguments(
      {
        kind: 'Fetch',
        subgraph,
        operation: `query(${variables}){_entities(representations:$representations){...on ${resolved}{${print(field)}}}}`,
        operationKind: OperationTypeNode.QUERY,
        ...sentVariables([...used], this.input),
        ...this.representation(type, requirement, needed),
      },
      this.input,
    );
  }

  /** How objects of a type are sent; where the subgraph has an interface object, as one of the interface. */
  private representation(
    type: string,
    { type: resolved }: Requirement,
    needed: readonly SelectionNode[],
  ): Pick<EntityStart, 'requires' | 'inputRewrites'> {
    const requires: RequiresSelection[] = [
      { kind: 'InlineFragment', typeCondition: type, selections: this.required([TYPENAME, ...needed]) },
    ];
    const definition = this.requirements.types.types.get(resolved)?.definition;
    if (definition?.kind !== Kind.INTERFACE_TYPE_DEFINITION) return { requires };
    const path = [`... on ${type}`, '__typename'];
    return { requires, inputRewrites: [{ kind: 'ValueSetter', path, setValueTo: resolved }] };
  }

  private required(selections: readonly SelectionNode[]): RequiresSelection[] {
    return selections.flatMap((selection): RequiresSelection[] => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      const inner = selection.selectionSet && this.required(selection.selectionSet.selections);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const typeCondition = selection.typeCondition?.name.value;
        return [{ kind: 'InlineFragment', ...(typeCondition ? { typeCondition } : {}), selections: inner ?? [] }];
      }
      const source = selection.name.value;
      const required = Object.hasOwn(this.input.requiredFields, source) ? this.input.requiredFields[source] : undefined;
      return [{ kind: 'Field', name: required?.field ?? source, source, ...(inner ? { selections: inner } : {}) }];
    });
  }
}

function listLevels(type: TypeNode): string[] {
  if (type.kind === Kind.NAMED_TYPE) return [];
  return type.kind === Kind.LIST_TYPE ? ['@', ...listLevels(type.type)] : listLevels(type.type);
}
