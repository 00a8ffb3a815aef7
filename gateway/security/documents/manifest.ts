import { type DefinitionNode, type DocumentNode, Kind, parse, print } from 'graphql';
import { OperatorError } from '../../../shared/errors/operator-error.ts';

/** An operation of a manifest, with its fragments. */
export interface ManifestOperation {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly body: string;
}

/** Apollo's format (https://www.apollographql.com/docs/graphos/platform/security/persisted-queries#manifest-format). */
export interface Manifest {
  readonly format: typeof MANIFEST_FORMAT;
  readonly version: 1;
  readonly operations: readonly ManifestOperation[];
}

export const MANIFEST_FORMAT = 'apollo-persisted-query-manifest';

/** An invalid manifest, or operations that cannot be put in one. The message includes file and location. */
export class ManifestError extends OperatorError {
  override readonly name = 'ManifestError';
}

/** @throws ManifestError */
export function parseManifest(file: string, text: string): Manifest {
  const refuse = (problem: string) => new ManifestError(`${file}: ${problem}`);
  let manifest: Partial<Manifest> | null;
  try {
    manifest = JSON.parse(text);
  } catch (error) {
    throw refuse(`not JSON: ${(error as Error).message}`);
  }
  const { format, version, operations } = manifest ?? {};
  if (format !== MANIFEST_FORMAT)
    throw refuse(`format: found ${JSON.stringify(format)}, expected ${JSON.stringify(MANIFEST_FORMAT)}`);
  if (version !== 1) throw refuse(`version: found ${JSON.stringify(version)}, expected 1`);
  if (!Array.isArray(operations)) throw refuse('operations: expected a list');
  operations.forEach((operation: Partial<ManifestOperation> | null, i) => {
    const at = `operations[${i}]`;
    if (typeof operation?.id !== 'string' || operation.id === '') throw refuse(`${at}.id: expected text`);
    if (typeof operation.body !== 'string') throw refuse(`${at}.body: expected text`);
    try {
      parse(operation.body);
    } catch (error) {
      throw refuse(`${at}.body: ${(error as Error).message}`);
    }
  });
  return manifest as Manifest;
}

/** The canonical text of an operation, as Apollo Client sends it. */
export function normalizeText(document: DocumentNode): string {
  return print({ ...document, definitions: document.definitions.toSorted(byName) });
}

/** Operations before fragments, each sorted by name. */
function byName(a: DefinitionNode, b: DefinitionNode): number {
  const [left, right] = [sortKey(a), sortKey(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortKey(node: DefinitionNode): string {
  const name = 'name' in node ? (node.name?.value ?? '') : '';
  return `${node.kind === Kind.FRAGMENT_DEFINITION ? 1 : 0}${name}`;
}
