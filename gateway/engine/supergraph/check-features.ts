import { type DocumentNode, isTypeExtensionNode } from 'graphql';
import type { Link } from './links.ts';
import { FEDERATION_IDENTITY, JOIN } from './specifications.ts';
import { SupergraphError } from './supergraph-error.ts';

const PURPOSES = ['SECURITY', 'EXECUTION'];

/**
 * Refuses a document that is not a supergraph, or that requires a feature which the gateway does not support.
 * @throws {SupergraphError}
 */
export function checkFeatures(links: readonly Link[]): void {
  for (const link of links) checkFeature(link);
  if (!links.some(({ spec }) => spec === JOIN)) {
    throw new SupergraphError('INVALID_SUPERGRAPH', 'Not a supergraph: it does not link the join specification');
  }
}

function checkFeature({ identity, version, spec, imports, purpose, node }: Link): void {
  const refuse = (fault: string) => new SupergraphError('UNSUPPORTED_SUPERGRAPH', fault, node);
  if (identity === FEDERATION_IDENTITY) {
    const fault = `found a link to ${identity}, which only subgraphs use, expected a composed supergraph`;
    throw new SupergraphError('INVALID_SUPERGRAPH', fault, node);
  }
  if (purpose !== undefined && !PURPOSES.includes(purpose)) {
    throw refuse(`"for" of the link to ${identity}: found ${purpose}, expected ${PURPOSES.join(' or ')}`);
  }
  if (!spec?.versions) {
    if (purpose === undefined) return;
    // Compare the full URL: another one with the same last segment is another feature.
    const name = identity.slice(identity.lastIndexOf('/') + 1);
    throw refuse(`The supergraph needs ${name} ${version} for ${purpose}, which is not supported: ${identity}`);
  }
  if (!spec.versions.includes(version)) {
    if (spec.ignorable && purpose === undefined) return;
    throw refuse(`${spec.name} ${version} is not supported (known: ${spec.versions.join(', ')})`);
  }
  for (const element of imports.keys()) {
    if (spec.elements.includes(element)) continue;
    throw refuse(`"import" of ${identity}: found "${element}", expected of ${spec.elements.join(', ')}`);
  }
}

/**
 * Refuses definitions that the gateway would misread or ignore.
 * @param document with default names
 * @throws {SupergraphError}
 */
export function checkDefinitions(document: DocumentNode): void {
  for (const definition of document.definitions) {
    if (!isTypeExtensionNode(definition)) continue;
    // Access rules on an extension would be missed; composition writes no extensions.
    const fault = `found an extension of ${definition.name.value}, expected the whole type in one definition`;
    throw new SupergraphError('UNSUPPORTED_SUPERGRAPH', fault, definition);
  }
}
