import { type DirectiveNode, type DocumentNode, Kind } from 'graphql';
import { namedTypeOf } from './type-index.ts';

/** The `@cacheControl` of a field or type (https://www.apollographql.com/docs/apollo-server/performance/caching). */
export interface CacheHint {
  /** In seconds. */
  readonly maxAge?: number;
  readonly isPrivate?: boolean;
  readonly inheritMaxAge?: boolean;
}

export interface CacheHints {
  /** Whether the supergraph has any hint: then what has no hint is not cached. */
  readonly any: boolean;
  readonly types: ReadonlyMap<string, CacheHint>;
  /** By `Type.field`. */
  readonly fields: ReadonlyMap<string, CacheHint>;
  /**
   * The composite type, or `null` for a leaf, that each field of the supergraph returns, by `Type.field`; includes
   * inaccessible fields.
   */
  readonly returned: ReadonlyMap<string, string | null>;
}

/**
 * Collects the cache hints of a supergraph whose subgraphs compose `@cacheControl`.
 * @param document with default names
 */
export function collectCacheHints(document: DocumentNode): CacheHints {
  const types = new Map<string, CacheHint>();
  const fields = new Map<string, CacheHint>();
  const returned = new Map<string, string | null>();
  const composites = new Set<string>();
  for (const node of document.definitions) {
    if (
      node.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      node.kind !== Kind.INTERFACE_TYPE_DEFINITION &&
      node.kind !== Kind.UNION_TYPE_DEFINITION
    ) {
      continue;
    }
    composites.add(node.name.value);
    const own = hintOf(node.directives);
    if (own) types.set(node.name.value, own);
    if (node.kind === Kind.UNION_TYPE_DEFINITION) continue;
    for (const field of node.fields ?? []) {
      const name = `${node.name.value}.${field.name.value}`;
      const hint = hintOf(field.directives);
      if (hint) fields.set(name, hint);
      returned.set(name, namedTypeOf(field.type));
    }
  }
  for (const [name, type] of returned) if (type !== null && !composites.has(type)) returned.set(name, null);
  return { any: types.size > 0 || fields.size > 0, types, fields, returned };
}

function hintOf(directives: readonly DirectiveNode[] | undefined): CacheHint | undefined {
  const directive = directives?.find(({ name }) => name.value === 'cacheControl');
  if (!directive) return undefined;
  const values = new Map(directive.arguments?.map(({ name, value }) => [name.value, value]));
  const maxAge = values.get('maxAge');
  const scope = values.get('scope');
  const inherit = values.get('inheritMaxAge');
  return {
    ...(maxAge?.kind === Kind.INT && { maxAge: Math.max(0, Number(maxAge.value)) }),
    ...(scope?.kind === Kind.ENUM && { isPrivate: scope.value === 'PRIVATE' }),
    ...(inherit?.kind === Kind.BOOLEAN && { inheritMaxAge: inherit.value }),
  };
}
