import { createHash } from 'node:crypto';
import { type FieldNode, Kind, print, type SelectionNode, visit } from 'graphql';
import type { SubgraphOperation, SubgraphResponse } from '../engine/transport/transport.ts';
import type { FetchPolicy } from './fetch-policy.ts';
import { tagIn } from './read-tags.ts';

type Variables = Readonly<Record<string, unknown>>;
type Representation = Readonly<Record<string, unknown>>;

/** How the answers of a fetch fall into parts that are kept by themselves. */
export interface Partition {
  /** A name for each part, equal where equal things are asked. */
  keysOf(variables: Variables): readonly string[];
  /** Asks for some of the parts only. */
  narrow(variables: Variables, parts: readonly number[]): Record<string, unknown>;
  /** The parts of an answer to so many; undefined where it is not of that form. */
  split(response: SubgraphResponse, count: number): readonly unknown[] | undefined;
  join(parts: readonly unknown[]): SubgraphResponse;
  /** For each part, what of all that was read may matter to it. */
  attribute(variables: Variables, reads: ReadonlySet<string>): (part: number) => ReadonlySet<string>;
}

/** Each entity is a part, or else all that root fields bring. */
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

/** Equal for all fetches that bring the same: neither its name nor the order of its fields matters. */
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

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** Plans ask for the types of entities or leave them out; with them always there, more fetches bring the same. */
export function requestingTypenames(operation: SubgraphOperation): SubgraphOperation {
  if (!operation.entities) return operation;
  let depth = 0;
  const document = visit(operation.document, {
    SelectionSet: {
      enter: () => void depth++,
      leave(node) {
        // The operation's own, that of `_entities`, and those of its fragments.
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
 * Things are named `Type:key` or `Type:key facet` of an entity. One that is named after another entity of the batch is
 * of that entity alone, where no field of the fetch leads from one to the other.
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
