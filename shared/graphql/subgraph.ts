import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import DataLoader from 'dataloader';
import {
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
  isUnionType,
  parse,
} from 'graphql';
import type { Identity } from '../auth/identity.ts';
import type { ResumePoint } from './resumption.ts';
import { DateTime, Url } from './scalars.ts';

/** Collects what is read, as tags. */
export interface ReadTracker {
  add(tag: string): unknown;
}

/** What a request brings into every subgraph. */
export interface RequestScope {
  /** Who asks, as a verified token says; undefined for a reader without a token. */
  readonly identity: Identity | undefined;
  /**
   * Filled with what is read: a name for each thing whose change makes another answer of it.
   * @default nobody asks
   */
  readonly reads?: ReadTracker | undefined;
  /** From where a subscription goes on. @default it begins with what happens from now on */
  readonly resume?: ResumePoint | undefined;
}

/** Who wants to know of a subgraph's changes. */
export interface ChangeWatcher {
  /** Ends the watching. */
  readonly signal: AbortSignal;
  /** Some things have changed, named as `RequestScope.reads` has them; `*` is anything. */
  onChange(tags: readonly string[]): void;
  /** Whether changes are told of as they happen; first called once they are. Those of a gap are told of after it. */
  onLive(isLive: boolean): void;
}

/** A subgraph that is ready to run, in the gateway's process or behind a port of its own. */
export interface Subgraph<Context extends object = object> {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Makes the context of one request: its identity and its loaders. */
  createContext(scope: RequestScope): Context;
  /**
   * Tells of what changes, whichever process writes it. Ends or rejects when changes may have been missed.
   * @default the subgraph does not tell
   */
  watchChanges?(watcher: ChangeWatcher): Promise<void>;
  /** Ends what the subgraph runs by itself; requests are no longer asked of it. @default nothing to end */
  close?(): Promise<void>;
}

/** A reference to an entity as the gateway sends it: its type and the fields of one of its keys. */
export type Reference = { readonly __typename: string } & Readonly<Record<string, unknown>>;

/**
 * Resolves the references of one type and one request together.
 *
 * @returns one entry for each reference, in their order: the entity, null when there is none, or an Error for that one.
 */
export type ResolveReferences<Context> = (
  references: readonly Reference[],
  context: Context,
  info: GraphQLResolveInfo,
) => MaybePromise<readonly (object | null | Error)[]>;

/**
 * Resolves one field of some objects of one request together, all with the same arguments.
 *
 * @returns one value for each object, in their order; an Error for one that fails alone
 */
export type ResolveBatch<Source, Args, Context> = (
  sources: readonly Source[],
  args: Args,
  context: Context,
  info: GraphQLResolveInfo,
) => MaybePromise<readonly unknown[]>;

type MaybePromise<T> = T | Promise<T>;

export interface SubgraphSchemaOptions<Context> {
  /** The SDL, or the file that has it. */
  readonly schema: string | URL;
  /** Resolvers by type; those of the graph's scalars are added. */
  readonly resolvers: object;
  /**
   * Batch reference resolvers by entity type. They are also found at the type's `extensions.resolveReferences`.
   * @default no type is an entity that others refer to
   */
  readonly references?: Readonly<Record<string, ResolveReferences<Context>>>;
  /**
   * Batch resolvers by type and field, in place of those in `resolvers`. They are also found at the field's
   * `extensions.resolveBatch`.
   * @default fields are resolved one by one
   */
  readonly batches?: Readonly<Record<string, Readonly<Record<string, ResolveBatch<never, never, Context>>>>>;
}

/**
 * Builds an executable subgraph schema (Apollo Federation subgraph specification) whose `_entities` field resolves all
 * references of one type in one call.
 */
export function createSubgraphSchema<Context>(options: SubgraphSchemaOptions<Context>): GraphQLSchema {
  const { schema: stated } = options;
  const typeDefs = parse(typeof stated === 'string' ? stated : readFileSync(stated, 'utf8'));
  const declared = new Set(typeDefs.definitions.flatMap(d => ('name' in d && d.name ? [d.name.value] : [])));
  const scalars = Object.fromEntries([DateTime, Url].filter(s => declared.has(s.name)).map(s => [s.name, s]));
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...scalars, ...options.resolvers } as never }]);
  for (const [typeName, resolveReferences] of Object.entries(options.references ?? {})) {
    entityType(schema, typeName).extensions = { resolveReferences };
  }
  for (const [typeName, fields] of Object.entries(options.batches ?? {})) {
    for (const [name, resolveBatch] of Object.entries(fields)) takeBatch(schema, typeName, name, resolveBatch);
  }
  resolveEntitiesInGroups(schema);
  return schema;
}

/** Whoever resolves the field one by one calls the batch resolver with what is asked for in one turn. */
function takeBatch(
  schema: GraphQLSchema,
  typeName: string,
  name: string,
  resolveBatch: ResolveBatch<never, never, never>,
): void {
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (!field)
    throw new TypeError(`A batch resolver is given for ${typeName}.${name}, which the subgraph does not have`);
  field.extensions = { ...field.extensions, resolveBatch };
  const loaders = new WeakMap<object, Map<unknown, DataLoader<unknown, unknown>>>();
  field.resolve = (source, args, context: object, info) => {
    const byPlace = loaders.get(context) ?? new Map<unknown, DataLoader<unknown, unknown>>();
    loaders.set(context, byPlace);
    const [place] = info.fieldNodes;
    let loader = byPlace.get(place);
    if (!loader) {
      const load = async (sources: readonly unknown[]) =>
        (await resolveBatch(sources as never, args as never, context as never, info)) as unknown[];
      loader = new DataLoader(load, { cache: false });
      byPlace.set(place, loader);
    }
    return loader.load(source);
  };
}

/** Replaces the resolver of `_entities`, and tells the members of its union apart without writing to their rows. */
function resolveEntitiesInGroups(schema: GraphQLSchema): void {
  const field = schema.getQueryType()?.getFields()._entities;
  const union = schema.getType('_Entity');
  if (!field || !isUnionType(union)) return;
  const typeNames: TypeNames = new WeakMap();
  union.resolveType = (entity: object) => typeNames.get(entity);
  field.resolve = (_source, args: { representations: readonly Reference[] }, context, info) =>
    resolveEntities(schema, typeNames, args.representations, context, info);
}

/** Rows may be frozen or shared between requests, so what their type is stands beside them. */
type TypeNames = WeakMap<object, string>;

function entityType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (isObjectType(type)) return type;
  throw new TypeError(`A reference resolver is given for ${name}, which is not an object type of the subgraph`);
}

/** Groups references by type, resolves each group in one call, and puts the entities back into the references' order. */
function resolveEntities(
  schema: GraphQLSchema,
  typeNames: TypeNames,
  references: readonly Reference[],
  context: unknown,
  info: GraphQLResolveInfo,
): Promise<unknown>[] {
  const groups = new Map<string, Reference[]>();
  for (const reference of references) {
    const group = groups.get(reference.__typename);
    if (group) group.push(reference);
    else groups.set(reference.__typename, [reference]);
  }
  const results = new Map<string, Promise<readonly (object | null | Error)[]>>();
  for (const [typeName, group] of groups) results.set(typeName, resolveGroup(schema, typeName, group, context, info));
  const taken = new Map<string, number>();
  return references.map(async ({ __typename }) => {
    const index = taken.get(__typename) ?? 0;
    taken.set(__typename, index + 1);
    const entity = (await results.get(__typename))?.[index] ?? null;
    if (entity instanceof Error) throw entity;
    if (entity) typeNames.set(entity, __typename);
    return entity;
  });
}

async function resolveGroup(
  schema: GraphQLSchema,
  typeName: string,
  references: readonly Reference[],
  context: unknown,
  info: GraphQLResolveInfo,
): Promise<readonly (object | null | Error)[]> {
  const resolve = schema.getType(typeName)?.extensions.resolveReferences as ResolveReferences<unknown> | undefined;
  if (!resolve) throw new TypeError(`${typeName} is not an entity of this subgraph`);
  return resolve(references, context, info);
}
