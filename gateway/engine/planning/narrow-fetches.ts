import {
  type GraphQLSchema,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { fetchesOf } from '../plan/fetches-of.ts';
import { isName, ofTypes, typesOf } from '../plan/path-step.ts';
import type { FetchNode, FlattenNode, PlanNode, RequiresSelection } from '../plan/plan.ts';

/** A field at one response path. */
export interface SelectedField {
  /** The object types that the client selects it on. */
  readonly types: ReadonlySet<string>;
  /** The object types of the selections that have it in the operation to plan. */
  readonly possible: ReadonlySet<string>;
}

/** By response path, such as `.people.score`. */
export type SelectedFields = ReadonlyMap<string, SelectedField>;

/**
 * Fields with requirements are planned for all objects at a path, since the planner fails on some of them. Fetches of
 * nothing but such fields, and of what those need, leave out the objects of types that nothing is asked of.
 */
export function narrowFetches(plan: PlanNode, selected: SelectedFields, schema: GraphQLSchema): PlanNode {
  const narrowing = new Narrowing(plan, selected);
  const narrow = (node: PlanNode): PlanNode => {
    switch (node.kind) {
      case 'Sequence':
      case 'Parallel':
        return { ...node, nodes: node.nodes.map(narrow) };
      case 'Flatten': {
        const types = narrowing.typesOf(node);
        const names = [...(types ?? [])].flatMap(type => namesOf(type, schema));
        return names.length === 0 ? node : { ...node, path: [...node.path, ofTypes([...new Set(names)].sort())] };
      }
      case 'Subscription':
        return node.rest ? { ...node, rest: narrow(node.rest) } : node;
      default:
        return node;
    }
  };
  return narrow(plan);
}

/** An object whose type is not yet known has the name of its interface. */
function namesOf(type: string, schema: GraphQLSchema): string[] {
  const definition = schema.getType(type);
  return [type, ...(isObjectType(definition) ? definition.getInterfaces().map(({ name }) => name) : [])];
}

class Narrowing {
  /** The types to fetch for; undefined for all. */
  private readonly types = new Map<FlattenNode, ReadonlySet<string> | undefined>();
  private readonly selected: SelectedFields;
  /** Object types by path. */
  private readonly possible = new Map<string, Set<string>>();
  /** Names that fetches take from below their objects or from above. */
  private readonly distant: ReadonlySet<string>;

  constructor(plan: PlanNode, selected: SelectedFields) {
    this.selected = selected;
    for (const [path, field] of selected) {
      const at = path.slice(0, path.lastIndexOf('.'));
      this.possible.set(at, new Set([...(this.possible.get(at) ?? []), ...field.possible]));
    }
    this.distant = new Set(fetchesOf(plan).flatMap(distantNames));
    // What a fetch brings is wanted by those after it.
    for (const node of flattensOf(plan).reverse()) this.types.set(node, this.wanted(node));
  }

  typesOf(node: FlattenNode): ReadonlySet<string> | undefined {
    return typesOf(node.path.at(-1) ?? '') ? undefined : this.types.get(node);
  }

  private wanted(node: FlattenNode): ReadonlySet<string> | undefined {
    const given = typesOf(node.path.at(-1) ?? '');
    if (given) return new Set(given);
    if (node.node.kind !== 'Fetch' || !node.node.requires) return undefined;
    const at = pathOf(node);
    const types = new Set<string>();
    for (const name of fieldsOf(node.node)) {
      const field = this.selected.get(`${at}.${name}`);
      const users = [...this.types.keys()].filter(other => pathOf(other) === at && requiredNames(other).includes(name));
      if (this.distant.has(name) || (!field && users.length === 0)) return undefined;
      for (const type of field?.types ?? []) types.add(type);
      for (const user of users) {
        const wanted = this.types.get(user);
        if (!wanted) return undefined;
        for (const type of wanted) types.add(type);
      }
    }
    const possible = this.possible.get(at);
    return !possible || [...possible].every(type => types.has(type)) ? undefined : types;
  }
}

function flattensOf(node: PlanNode): FlattenNode[] {
  if (node.kind === 'Flatten') return [node];
  if (node.kind === 'Sequence' || node.kind === 'Parallel') return node.nodes.flatMap(flattensOf);
  return node.kind === 'Subscription' && node.rest ? flattensOf(node.rest) : [];
}

const pathOf = ({ path }: FlattenNode): string =>
  path
    .filter(isName)
    .map(name => `.${name}`)
    .join('');

function requiredNames({ node }: FlattenNode): string[] {
  return node.kind === 'Fetch' ? (node.requires ?? []).flatMap(topNames) : [];
}

function topNames(selection: RequiresSelection): string[] {
  return selection.kind === 'Field' ? [selection.source] : selection.selections.flatMap(topNames);
}

function distantNames({ requires = [], contextRewrites = [] }: FetchNode): string[] {
  const below = (selections: readonly RequiresSelection[], depth: number): string[] =>
    selections.flatMap(selection => {
      if (selection.kind === 'InlineFragment') return below(selection.selections, depth);
      return [...(depth > 0 ? [selection.source] : []), ...below(selection.selections ?? [], depth + 1)];
    });
  return [...below(requires, 0), ...contextRewrites.flatMap(({ path }) => path)];
}

/** Response names that a fetch selects on its entities. */
function fieldsOf(fetch: FetchNode): string[] {
  const [operation] = parse(fetch.operation, { noLocation: true }).definitions as readonly [OperationDefinitionNode];
  const names = (set: SelectionSetNode | undefined): string[] =>
    (set?.selections ?? []).flatMap(selection => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return names(selection.selectionSet);
      return selection.kind === Kind.FIELD ? [(selection.alias ?? selection.name).value] : [];
    });
  const [entities] = operation.selectionSet.selections;
  const selected = entities?.kind === Kind.FIELD ? names(entities.selectionSet) : [];
  return selected.filter(name => name !== '__typename');
}
