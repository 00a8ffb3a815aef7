import { createHash } from 'node:crypto';
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  Source,
  visit,
} from 'graphql';
import { TYPENAME } from '../../engine/document/typename.ts';
import { MANIFEST_FORMAT, type Manifest, ManifestError, type ManifestOperation, normalizeText } from './manifest.ts';

/**
 * Creates a manifest like Apollo's generate-persisted-query-manifest: each operation with its fragments, sorted by name
 * and printed; with `__typename` wherever Apollo Client adds it. The id is the SHA-256 of that text.
 *
 * @throws ManifestError for invalid documents, operations without a name, and duplicate names
 */
export function createManifest(files: ReadonlyMap<string, string>): Manifest {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations = new Map<string, OperationDefinitionNode>();
  for (const [file, text] of files) {
    for (const node of readDocument(file, text).definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) addUnique(fragments, node, file);
      if (node.kind === Kind.OPERATION_DEFINITION) addUnique(operations, node, file);
    }
  }
  const made = [...operations].map(([name, operation]): ManifestOperation => {
    const body = bodyOf(operation, fragments);
    return { id: createHash('sha256').update(body).digest('hex'), name, type: operation.operation, body };
  });
  return { format: MANIFEST_FORMAT, version: 1, operations: made.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function readDocument(file: string, text: string): DocumentNode {
  try {
    return parse(new Source(text, file));
  } catch (error) {
    const { message, locations } = error as { message: string; locations?: { line: number }[] };
    throw new ManifestError(`${file}:${locations?.[0]?.line ?? '?'}: ${message}`);
  }
}

function addUnique<Node extends FragmentDefinitionNode | OperationDefinitionNode>(
  nodes: Map<string, Node>,
  node: Node,
  file: string,
): void {
  const name = node.name?.value;
  const location = `${file}:${node.loc?.startToken.line}`;
  if (name === undefined) throw new ManifestError(`${location}: expected the operation to have a name`);
  const other = nodes.get(name);
  if (other) throw new ManifestError(`${location}: the name ${name} is already used in ${other.loc?.source.name}`);
  nodes.set(name, node);
}

function bodyOf(operation: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): string {
  const used = new Map<string, DefinitionNode>();
  const collect = (node: DefinitionNode) =>
    visit(node, {
      FragmentSpread({ name: { value } }) {
        const fragment = fragments.get(value);
        if (!fragment) throw new ManifestError(`${operation.name?.value}: unknown fragment ${value}`);
        if (used.has(value)) return;
        used.set(value, fragment);
        collect(fragment);
      },
    });
  collect(operation);
  return normalizeText(withTypenames({ kind: Kind.DOCUMENT, definitions: [operation, ...used.values()] }));
}

/** Adds `__typename` to the end of each selection set except the operation's own, unless it is selected. */
function withTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet(set, _key, parent): SelectionSetNode | undefined {
      if ((parent as DefinitionNode).kind === Kind.OPERATION_DEFINITION) return undefined;
      const selected = set.selections.some(
        node => node.kind === Kind.FIELD && /^__(typename|schema|type)$/.test(node.name.value),
      );
      return selected ? undefined : { ...set, selections: [...set.selections, TYPENAME] };
    },
  });
}
