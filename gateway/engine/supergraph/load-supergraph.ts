import { createHash } from 'node:crypto';
import { Supergraph } from '@apollo/federation-internals';
import { type DocumentNode, type GraphQLSchema, Kind, parse, print, printSchema, visit } from 'graphql';
import { type AccessRules, collectAccessRules } from './access-rules.ts';
import { type CacheHints, collectCacheHints } from './cache-hints.ts';
import { checkDefinitions, checkFeatures } from './check-features.ts';
import { contextFields } from './context-fields.ts';
import { type CostDirectives, collectCostDirectives } from './cost-directives.ts';
import { nameByDefault } from './default-names.ts';
import { argumentOf } from './directives.ts';
import { collectKeys, type EntityKeys } from './entity-keys.ts';
import { readLinks } from './links.ts';
import { collectOverrideLabels, type OverrideLabel } from './override-labels.ts';
import { type RequiredField, separateRequiredArguments } from './required-arguments.ts';
import { resolvableKeysFirst } from './resolvable-keys-first.ts';
import { asSupergraphError, SupergraphError } from './supergraph-error.ts';

/** The input of the planner; plain data, serializable between processes. */
export interface PlannerInput {
  /** Supergraph SDL for the planner. */
  readonly sdl: string;
  /** Prefix of all names that the engine generates; no field of the supergraph starts with it. */
  readonly prefix: string;
  /** All field names of the supergraph: aliases equal to them may collide with fields that the planner adds. */
  readonly fieldNames: readonly string[];
  /** Names of the fields that `@fromContext` arguments may select. */
  readonly contextFields: readonly string[];
  readonly requiredFields: Readonly<Record<string, RequiredField>>;
  readonly needs: Readonly<Record<string, readonly string[]>>;
}

export interface SubgraphEndpoint {
  readonly name: string;
  /** Routing URL as composed; may be empty. */
  readonly url: string;
}

/** The facts of a supergraph, as plain data that can be sent between processes. */
export interface SupergraphFacts {
  /**
   * The original SDL, for Apollo Server and for code that enforces `@authenticated`, `@requiresScopes` and `@policy`.
   */
  readonly sdl: string;
  /** The API schema as SDL. */
  readonly schemaText: string;
  /** Concrete object types of each abstract type in the supergraph, including inaccessible ones. */
  readonly possibleTypes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly subgraphs: readonly SubgraphEndpoint[];
  readonly keys: EntityKeys;
  readonly overrideLabels: readonly OverrideLabel[];
  /** Access rules of the fields; enforced by the engine, since the planner ignores them. */
  readonly access: AccessRules;
  readonly costs: CostDirectives;
  readonly cacheHints: CacheHints;
  readonly planner: PlannerInput;
  /** SHA-256 of the SDL, in hex. */
  readonly hash: string;
}

export interface LoadedSupergraph extends SupergraphFacts {
  /** The API schema. */
  readonly schema: GraphQLSchema;
}

/**
 * Loads a composed Federation 2 supergraph.
 * @param sdl supergraph schema text
 * @throws {SupergraphError} if it is not a supergraph or requires an unsupported feature
 */
export function loadSupergraph(sdl: string): LoadedSupergraph {
  try {
    return read(sdl);
  } catch (error) {
    throw asSupergraphError(error);
  }
}

function read(sdl: string): LoadedSupergraph {
  const given = parse(sdl);
  const links = readLinks(given);
  checkFeatures(links);
  const { document, planned } = nameByDefault(given, links);
  checkDefinitions(document);
  const graphs = graphsOf(document);
  const fieldNames = fieldNamesOf(document);
  const prefix = freePrefix(fieldNames);
  const names = new Map(graphs.map(graph => [graph.enumValue, graph.name]));
  const separated = separateRequiredArguments(resolvableKeysFirst(planned), prefix, names);
  const possibleTypes = possibleTypesOf(document);
  const schema = apiSchemaOf(planned);
  return {
    sdl,
    schema,
    schemaText: printSchema(schema),
    possibleTypes,
    subgraphs: graphs.map(({ name, url }) => ({ name, url })),
    keys: collectKeys(document, names),
    overrideLabels: collectOverrideLabels(document),
    access: collectAccessRules(document, possibleTypes),
    costs: collectCostDirectives(document),
    cacheHints: collectCacheHints(document),
    planner: {
      sdl: separated.document === given ? sdl : print(separated.document),
      prefix,
      fieldNames: [...fieldNames],
      contextFields: contextFields(document),
      requiredFields: separated.fields,
      needs: separated.needs,
    },
    hash: createHash('sha256').update(sdl).digest('hex'),
  };
}

function apiSchemaOf(document: DocumentNode): GraphQLSchema {
  const supergraph = Supergraph.build(document, { supportedFeatures: null, validateSupergraph: false });
  return supergraph.apiSchema().toGraphQLJSSchema({ includeDefer: true });
}

function graphsOf(document: DocumentNode): { enumValue: string; name: string; url: string }[] {
  const graphs = document.definitions.flatMap(definition =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph'
      ? (definition.values ?? [])
      : [],
  );
  if (graphs.length === 0) throw new SupergraphError('INVALID_SUPERGRAPH', 'The supergraph has no subgraphs');
  return graphs.map(value => {
    const graph = value.directives?.find(directive => directive.name.value === 'join__graph');
    const name = graph && argumentOf(graph, 'name');
    if (typeof name !== 'string') {
      throw new SupergraphError('INVALID_SUPERGRAPH', `join__Graph value ${value.name.value} has no name`, value);
    }
    return { enumValue: value.name.value, name, url: String(argumentOf(graph!, 'url') ?? '') };
  });
}

function fieldNamesOf(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, {
    [Kind.FIELD_DEFINITION](field) {
      names.add(field.name.value);
      return false;
    },
  });
  return names;
}

function freePrefix(names: ReadonlySet<string>): string {
  for (let n = 0; ; n++) {
    const prefix = n === 0 ? '_ng' : `_ng${n}x`;
    if (![...names].some(name => name.startsWith(prefix))) return prefix;
  }
}

function possibleTypesOf(document: DocumentNode): Map<string, Set<string>> {
  const possible = new Map<string, Set<string>>();
  const add = (abstract: string, concrete: string) =>
    possible.set(abstract, (possible.get(abstract) ?? new Set()).add(concrete));
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
      for (const node of definition.interfaces ?? []) add(node.name.value, definition.name.value);
    } else if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      for (const node of definition.types ?? []) add(definition.name.value, node.name.value);
    }
  }
  return possible;
}
