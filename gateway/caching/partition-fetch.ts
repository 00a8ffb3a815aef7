import { createHash } from 'node:crypto';
import { Kind, print, type SelectionNode, visit } from 'graphql';
import { TYPENAME } from '../engine/document/typename.ts';
import type { SubgraphOperation, SubgraphResponse } from '../engine/transport/transport.ts';
import type { FetchPolicy } from './fetch-policy.ts';
import { tagIn } from './read-tags.ts';

type Variables = Readonly<Record<string, unknown>>;
type Representation = Readonly<Record<string, unknown>>;

/** Splits a fetch into parts that are cached separately. */
export interface Partition {
  /** Cache keys of the parts; equal for equal requests. */
  keysOf(variables: Variables): readonly string[];
  /** Variables to fetch only some of the parts. */
  narrow(variables: Variables, parts: readonly number[]): Record<string, unknown>;
  /** Splits a response into parts; undefined if it does not have that many. */
  split(response: SubgraphResponse, count: number): readonly unknown[] | undefined;
  join(parts: readonly unknown[]): SubgraphResponse;
  /** For each part, the tags among `reads` that may affect it. */
  attribute(variables: Variables, reads: ReadonlySet<string>): (part: number) => ReadonlySet<string>;
}

/** One part per entity, or one for all root fields. */
export function partitionFetch(subgraph: string, operation: SubgraphOperation, policy: FetchPolicy): Partition {
  const prefix = `${subgraph} ${digest(selectionText(operation))}`;
  if (!operation.entities) {
    return {
      keysOf: variables => [`${prefix} ${JSON.stringify(variables)}`],
      narrow: variables => ({ ...variables }),
      split: ({ data }) => (data ? [data] : undefined),
      join: ([data]) => ({ data: data as Record<string, unknown> }),
      attribute: (_variables, reads) => () => reads,
    };
  }
  return {
    keysOf({ representations, ...others }) {
      const start = `${prefix} ${JSON.stringify(others)} `;
      return (representations as Representation[]).map(one => start + JSON.stringify(one));
    },
    narrow: (variables, parts) => ({
      ...variables,
      representations: parts.map(part => (variables.representations as Representation[])[part]),
    }),
    split({ data }, count) {
      const list = data?._entities;
      return Array.isArray(list) && list.length === count ? list : undefined;
    },
    join: entities => ({ data: { _entities: entities } }),
    attribute: ({ representations }, reads) => {
      const known = representations as readonly Representation[];
      if (known.length === 1 || known.some(one => policy.returned.has(String(one.__typename)))) return () => reads;
      return attributeToEntities(subgraph, known, reads);
    },
  };
}

/** Equal for equivalent fetches, whatever their operation name and field order. */
function selectionText({ document }: SubgraphOperation): string {
  const inOrder = visit(document, {
    OperationDefinition({ name: _, ...nameless }) {
      return nameless;
    },
    SelectionSet: {
      leave: node => ({ ...node, selections: node.selections.toSorted((a, b) => (print(a) < print(b) ? -1 : 1)) }),
    },
  });
  return print(inOrder);
}

/** Always selects `__typename` on entities, since plans do not do so uniformly: then more fetches share entries. */
export function requestingTypenames(operation: SubgraphOperation): SubgraphOperation {
  if (!operation.entities) return operation;
  let depth = 0;
  const document = visit(operation.document, {
    SelectionSet: {
      enter: () => void depth++,
      leave(node) {
        // The selection sets of the operation, of `_entities`, and of its fragments.
        if (depth-- !== 3) return undefined;
        const selections = node.selections.filter(one => !isTypename(one));
        return { ...node, selections: [TYPENAME, ...selections] };
      },
    },
    FragmentDefinition: () => false,
  });
  return { ...operation, document, text: print(document) };
}

function isTypename(node: SelectionNode): boolean {
  return node.kind === Kind.FIELD && node.name.value === '__typename' && !node.alias && !node.directives?.length;
}

/**
 * Tags are named `Type:key` or `Type:key facet`. A tag of an entity in the batch belongs to that entity alone, unless a
 * field of the fetch leads from one entity to another.
 */
function attributeToEntities(
  subgraph: string,
  representations: readonly Representation[],
  reads: ReadonlySet<string>,
): (part: number) => ReadonlySet<string> {
  const owners = new Map<string, number[]>();
  for (const [part, { __typename: type, ...fields }] of representations.entries()) {
    for (const value of Object.values(fields)) {
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const name = tagIn(subgraph, `${String(type)}:${value}`);
      owners.set(name, [...(owners.get(name) ?? []), part]);
    }
  }
  const common: string[] = [];
  const owned = representations.map((): string[] => []);
  for (const tag of reads) {
    const parts = owners.get(tag) ?? owners.get(tag.slice(0, tag.lastIndexOf(' ')));
    if (parts) for (const part of parts) owned[part]!.push(tag);
    else common.push(tag);
  }
  return part => new Set([...common, ...owned[part]!]);
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
