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
import { checkTexts } from './check-texts.ts';
import type { ResumePoint } from './resumption.ts';
import { DateTime, Url } from './scalars.ts';
import { Upload } from './upload.ts';

/** Collects the tags of what a request reads. */
export interface ReadTracker {
  add(tag: string): unknown;
}

/** The request's part of every subgraph context. */
export interface RequestScope {
  /** The caller, from a verified token; undefined without a token. */
  readonly identity: Identity | undefined;
  /**
   * Collects a tag for everything that was read; a change with one of these tags makes the response stale.
   * @default reads are not tracked
   */
  readonly reads?: ReadTracker | undefined;
  /** The position from which a subscription resumes. @default it starts with the next event */
  readonly resume?: ResumePoint | undefined;
}

/** Observes the changes of a subgraph. */
export interface ChangeWatcher {
  /** Stops watching. */
  readonly signal: AbortSignal;
  /** Called with the tags of changed data, as in `RequestScope.reads`; `*` matches everything. */
  onChange(tags: readonly string[]): void;
  /** Whether changes arrive as they happen; first called once they do. Changes of a gap are reported after it. */
  onLive(isLive: boolean): void;
}

/** A subgraph that is ready to run, in the gateway's process or as its own server. */
export interface Subgraph<Context extends object = object> {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Creates the context of one request: the caller and the loaders. */
  createContext(scope: RequestScope): Context;
  /**
   * Reports changes, whichever process writes them. Ends or rejects when changes may have been missed.
   * @default the subgraph does not report changes
   */
  watchChanges?(watcher: ChangeWatcher): Promise<void>;
  /** Stops the subgraph's background work; no requests follow. @default nothing to stop */
  close?(): Promise<void>;
}

/** A reference to an entity as the gateway sends it: its type and the fields of one of its keys. */
export type Reference = { readonly __typename: string } & Readonly<Record<string, unknown>>;

/**
 * Resolves the references of one type in one request together.
 *
 * @returns one entry per reference, in order: the entity, null if there is none, or an Error for that reference.
 */
export type ResolveReferences<Context> = (
  references: readonly Reference[],
  context: Context,
  info: GraphQLResolveInfo,
) => MaybePromise<readonly (object | null | Error)[]>;

/**
 * Resolves one field of several objects of one request together, all with the same arguments.
 *
 * @returns one value per object, in order; an Error for an object that fails
 */
export type ResolveBatch<Source, Args, Context> = (
  sources: readonly Source[],
  args: Args,
  context: Context,
  info: GraphQLResolveInfo,
) => MaybePromise<readonly unknown[]>;

export type MaybePromise<T> = T | Promise<T>;

export interface SubgraphSchemaOptions<Context> {
  /** The SDL, or the file that contains it. */
  readonly schema: string | URL;
  /** Resolvers by type; those of the graph's custom scalars are added. */
  readonly resolvers: object;
  /**
   * Batch reference resolvers by entity type. They are also available at the type's `extensions.resolveReferences`.
   * @default no type is an entity
   */
  readonly references?: Readonly<Record<string, ResolveReferences<Context>>>;
  /**
   * Batch resolvers by type and field, instead of those in `resolvers`. They are also available at the field's
   * `extensions.resolveBatch`.
   * @default fields are resolved one by one
   */
  readonly batches?: Readonly<Record<string, Readonly<Record<string, ResolveBatch<never, never, Context>>>>>;
}

/**
 * Builds an executable subgraph schema (Apollo Federation subgraph specification) whose `_entities` field resolves all
 * references of a type in one call. Resolvers get no text that breaks the rule of `textFault`.
 */
export function createSubgraphSchema<Context>(options: SubgraphSchemaOptions<Context>): GraphQLSchema {
  const { schema: stated } = options;
  const typeDefs = parse(typeof stated === 'string' ? stated : readFileSync(stated, 'utf8'));
  const declared = new Set(typeDefs.definitions.flatMap(d => ('name' in d && d.name ? [d.name.value] : [])));
  const scalars = Object.fromEntries([DateTime, Url, Upload].filter(s => declared.has(s.name)).map(s => [s.name, s]));
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...scalars, ...options.resolvers } as never }]);
  for (const [typeName, resolveReferences] of Object.entries(options.references ?? {})) {
    entityType(schema, typeName).extensions = { resolveReferences };
  }
  for (const [typeName, fields] of Object.entries(options.batches ?? {})) {
    for (const [name, resolveBatch] of Object.entries(fields)) takeBatch(schema, typeName, name, resolveBatch);
  }
  checkTexts(schema);
  resolveEntitiesInGroups(schema);
  return schema;
}

/** Executors that resolve field by field call the batch resolver with all objects of one tick. */
function takeBatch(
  schema: GraphQLSchema,
  typeName: string,
  name: string,
  resolveBatch: ResolveBatch<never, never, never>,
): void {
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (!field) throw new TypeError(`Found a batch resolver for ${typeName}.${name}, which the subgraph does not have`);
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

/** Replaces the resolver of `_entities`, and resolves the types of its union without writing to rows. */
function resolveEntitiesInGroups(schema: GraphQLSchema): void {
  const field = schema.getQueryType()?.getFields()._entities;
  const union = schema.getType('_Entity');
  if (!field || !isUnionType(union)) return;
  const typeNames: TypeNames = new WeakMap();
  union.resolveType = (entity: object) => typeNames.get(entity);
  field.resolve = (_source, args: { representations: readonly Reference[] }, context, info) =>
    resolveEntities(schema, typeNames, args.representations, context, info);
}

/** Rows may be frozen or shared between requests, so their types are stored beside them. */
type TypeNames = WeakMap<object, string>;

function entityType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (isObjectType(type)) return type;
  throw new TypeError(`Found a reference resolver for ${name}, which is not an object type of the subgraph`);
}

/**
 * Groups references by type, resolves each group in one call, and returns the entities in the order of the references.
 */
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
