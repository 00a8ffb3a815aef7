import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type GraphQLField,
  GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { findFunction, mapValue, resolveField } from './resolve-field.ts';
import { type FieldFacts, type Key, readSubgraphFacts, type SubgraphFacts } from './subgraph-facts.ts';
import type { SubgraphSpec, Suite } from './suite.ts';
import type { Row, World } from './world.ts';

/** An executable subgraph that knows no more than its SDL allows: an external field that nothing provides, a
 * requirement that the representation does not bring and a key that is not resolvable are errors. */
export interface TestSubgraph {
  name: string;
  sdl: string;
  schema: GraphQLSchema;
  /** How many representations its reference resolvers received so far. */
  representations: number;
}

/** An object as one subgraph sees it. */
interface View {
  __typename: string;
  row: Row;
  representation?: Row;
  /** Selections of external fields that are available here: `@provides`, and the rest of a nested key. */
  available: SelectionSetNode[];
}

interface SubgraphContext {
  suite: Suite;
  spec: SubgraphSpec;
  world: World;
  facts: SubgraphFacts;
  subgraph: TestSubgraph;
  /** A type's own name and those of all its supertypes in the API schema. */
  supertypes: (typename: string) => string[];
}

export function createTestSubgraph(
  name: string,
  suite: Suite,
  world: World,
  supertypes: (typename: string) => string[],
): TestSubgraph {
  const given = suite.subgraphs[name]!;
  const spec = typeof given === 'string' ? { sdl: given } : given;
  const schema = buildSubgraphSchema({ typeDefs: parse(spec.sdl) });
  const subgraph: TestSubgraph = { name, sdl: spec.sdl, schema, representations: 0 };
  const context = { suite, spec, world, facts: readSubgraphFacts(spec.sdl), subgraph, supertypes };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue;
    if (isAbstractType(type)) type.resolveType = value => (value as View).__typename;
    if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        if (!field.name.startsWith('_')) field.resolve = createResolver(context, type, field);
      }
    }
    if ((isObjectType(type) || isInterfaceType(type)) && context.facts.get(type.name)?.keys.length) {
      // Asynchronous like the resolvers of real subgraphs: one that throws synchronously would fail its whole batch.
      const resolveReference = async (representation: Row) => findEntity(context, type.name, representation);
      type.extensions = { ...type.extensions, apollo: { subgraph: { resolveReference } } };
    }
  }
  return subgraph;
}

function createResolver(context: SubgraphContext, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>) {
  const { suite, spec, world, facts } = context;
  const fieldFacts = facts.get(type.name)?.fields.get(field.name) ?? { external: false };
  const own = findFunction(spec.fields, type.name, field.name);
  const isRoot = type === context.subgraph.schema.getQueryType() || type === context.subgraph.schema.getMutationType();
  return (source: unknown, args: Row): unknown => {
    // The root value that an embedded gateway passes is not an object of the data.
    const view = isRoot ? { __typename: type.name, row: {}, available: [] } : (source as View);
    const below = availableBelow(context, view, field.name);
    const typenames = context.supertypes(String(view.row.__typename ?? type.name));
    if (!typenames.includes(type.name)) typenames.push(type.name);
    let value: unknown;
    if (own) value = world.follow(own(view.row, args, world));
    else {
      checkExternal(context, view, field.name, fieldFacts, below.length > 0);
      value = resolveField(
        suite.fields,
        typenames,
        field.name,
        selfOf(context, view, field.name, fieldFacts),
        args,
        world,
      );
    }
    if (fieldFacts.provides) below.push(fieldFacts.provides);
    return wrapValue(value, getNamedType(field.type), world, below);
  };
}

function wrapValue(value: unknown, type: ReturnType<typeof getNamedType>, world: World, available: SelectionSetNode[]) {
  if (isLeafType(type)) return value;
  return mapValue(value, world, row => ({
    __typename: isObjectType(type) ? type.name : String(row.__typename),
    row,
    available: available.filter(selection => selection.selections.length > 0),
  }));
}

/** The sub-selections under `field` of everything that is available here; a leaf's is empty but present. */
function availableBelow(context: SubgraphContext, view: View, field: string): SelectionSetNode[] {
  const keys = context.facts.get(view.__typename)?.keys ?? [];
  const empty: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };
  const found: SelectionSetNode[] = [];
  const search = (selection: SelectionSetNode) => {
    for (const node of selection.selections) {
      if (node.kind === Kind.FIELD && node.name.value === field) found.push(node.selectionSet ?? empty);
      if (node.kind !== Kind.INLINE_FRAGMENT) continue;
      const condition = node.typeCondition?.name.value;
      if (!condition || context.supertypes(view.__typename).includes(condition)) search(node.selectionSet);
    }
  };
  for (const selection of [...view.available, ...keys.map(key => key.fields)]) search(selection);
  return found;
}

function checkExternal(
  { subgraph }: SubgraphContext,
  view: View,
  field: string,
  facts: FieldFacts,
  available: boolean,
): void {
  if (!facts.external || available) return;
  throw new Error(`${view.__typename}.${field} is external in ${subgraph.name}, and nothing provides it here`);
}

/** The input of the field's function: the row, under the required fields of the representation. */
function selfOf(context: SubgraphContext, view: View, field: string, facts: FieldFacts): Row {
  if (!facts.requires) return view.row;
  const where = `${view.__typename}.${field} in ${context.subgraph.name}`;
  if (!view.representation) {
    const provided = facts.requires.selections.every(
      node => node.kind === Kind.FIELD && availableBelow(context, view, node.name.value).length > 0,
    );
    if (!provided) throw new Error(`${where} was selected without its requirements`);
    return view.row;
  }
  checkRequirements(context, facts.requires, view.representation, view.__typename, where);
  return Object.assign(Object.create(view.row), view.representation);
}

function checkRequirements(
  context: SubgraphContext,
  selection: SelectionSetNode,
  value: unknown,
  declared: string | undefined,
  where: string,
): void {
  if (value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) checkRequirements(context, selection, item, declared, where);
    return;
  }
  const record = value as Row;
  const typename = String(record.__typename ?? declared);
  for (const node of selection.selections) {
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const condition = node.typeCondition?.name.value;
      const applies = !condition || context.supertypes(typename).includes(condition);
      if (applies) checkRequirements(context, node.selectionSet, record, typename, where);
    } else if (node.kind === Kind.FIELD) {
      const name = node.name.value;
      if (record[name] === undefined) throw new Error(`${where} needs ${name}; got ${JSON.stringify(value)}`);
      if (!node.selectionSet) continue;
      const type = context.subgraph.schema.getType(typename);
      const fieldType = type instanceof GraphQLObjectType ? getNamedType(type.getFields()[name]?.type) : undefined;
      checkRequirements(context, node.selectionSet, record[name], fieldType?.name, where);
    }
  }
}

function findEntity(context: SubgraphContext, typename: string, representation: Row): View | null {
  const { facts, spec, world, subgraph } = context;
  subgraph.representations += 1;
  const keys = facts.get(typename)!.keys.filter(key => key.resolvable && hasAll(key.fields, representation));
  if (keys.length === 0) {
    throw new Error(`${subgraph.name} has no resolvable key of ${typename} in ${JSON.stringify(representation)}`);
  }
  const row = world
    .all(...entityTypes(context, typename))
    .find(row => keys.every(key => matchesKey(context, key, row, representation)));
  if (!row || spec.knows?.(row) === false) return null;
  const refusal = spec.refuses?.(row);
  if (refusal) throw refusal;
  const isObject = subgraph.schema.getType(typename) instanceof GraphQLObjectType;
  return { __typename: isObject ? typename : String(row.__typename), row, representation, available: [] };
}

/** The type itself, or every type of the data that is one of an interface (object). */
function entityTypes({ world, supertypes }: SubgraphContext, typename: string): string[] {
  return world.typenames().filter(candidate => supertypes(candidate).includes(typename));
}

function hasAll(selection: SelectionSetNode, value: unknown): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.every(item => hasAll(selection, item));
  return selection.selections.every(node => {
    if (node.kind !== Kind.FIELD) return false;
    const child = (value as Row)[node.name.value];
    return child !== undefined && (!node.selectionSet || hasAll(node.selectionSet, child));
  });
}

function matchesKey(context: SubgraphContext, key: Key, row: Row, representation: Row): boolean {
  const matches = (selection: SelectionSetNode, data: unknown, given: unknown, typename: string): boolean => {
    if (data === null || given === null) return data === given;
    if (Array.isArray(data)) {
      return (
        Array.isArray(given) &&
        data.length === given.length &&
        data.every((item, i) => matches(selection, context.world.follow(item), given[i], typename))
      );
    }
    return selection.selections.every(node => {
      if (node.kind !== Kind.FIELD) return false;
      const name = node.name.value;
      const type = context.subgraph.schema.getType(typename);
      const fieldType =
        isCompositeType(type) && 'getFields' in type ? getNamedType(type.getFields()[name]?.type) : undefined;
      const here = resolveField(context.suite.fields, [typename], name, data as Row, {}, context.world);
      const there = (given as Row)[name];
      if (node.selectionSet) return matches(node.selectionSet, here, there, String(fieldType?.name));
      return fieldType?.name === 'ID' && here !== null && there !== null
        ? String(here) === String(there)
        : here === there;
    });
  };
  return matches(key.fields, row, representation, String(representation.__typename));
}
