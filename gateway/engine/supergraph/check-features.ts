import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { Kind, visit } from 'graphql';
import { argumentOf } from './directives.ts';
import { SupergraphError } from './supergraph-error.ts';

const JOIN_VERSIONS = new Set(['v0.1', 'v0.2', 'v0.3', 'v0.4', 'v0.5']);

/** Features marked `for: EXECUTION` or `for: SECURITY` that are honoured here; any other such feature is refused. */
const HONOURED = new Set([
  'join',
  'link',
  'core',
  'tag',
  'inaccessible',
  'authenticated',
  'requiresScopes',
  'policy',
  'context',
  'cost',
  'cacheTag',
]);

/**
 * Refuses a document that is no supergraph, or that needs a feature which the gateway would have to ignore.
 * @throws {SupergraphError}
 */
export function checkFeatures(document: DocumentNode): void {
  const links = document.definitions.flatMap(definition =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? []).filter(d => d.name.value === 'link' || d.name.value === 'core')
      : [],
  );
  if (links.length === 0) {
    throw new SupergraphError(
      'INVALID_SUPERGRAPH',
      'Not a supergraph: its schema has no @link to the join specification',
    );
  }
  let joined = false;
  for (const link of links) {
    const { name, version } = featureOf(link);
    if (name === 'join') {
      joined = true;
      if (!JOIN_VERSIONS.has(version)) {
        const known = [...JOIN_VERSIONS].join(', ');
        throw new SupergraphError('UNSUPPORTED_SUPERGRAPH', `join ${version} is not supported (known: ${known})`, link);
      }
    }
    const purpose = argumentOf(link, 'for');
    if (purpose !== undefined && !HONOURED.has(name)) {
      const message = `The supergraph needs ${name} ${version} for ${String(purpose)}, which is not supported`;
      throw new SupergraphError('UNSUPPORTED_SUPERGRAPH', message, link);
    }
  }
  refuseContextArguments(document);
  if (!joined)
    throw new SupergraphError('INVALID_SUPERGRAPH', 'Not a supergraph: it does not link the join specification');
}

/**
 * Refuses `@fromContext`: the values it takes from above an entity differ from entity to entity, which the executor
 * does not send; leaving them out would give wrong answers.
 */
function refuseContextArguments(document: DocumentNode): void {
  visit(document, {
    [Kind.DIRECTIVE](directive) {
      if (directive.name.value !== 'join__field') return;
      if (!directive.arguments?.some(argument => argument.name.value === 'contextArguments')) return;
      throw new SupergraphError('UNSUPPORTED_SUPERGRAPH', 'Arguments by @fromContext are not supported', directive);
    },
  });
}

function featureOf(link: ConstDirectiveNode): { name: string; version: string } {
  const url = argumentOf(link, 'url') ?? argumentOf(link, 'feature');
  const parts = typeof url === 'string' ? url.split('/') : [];
  return { name: parts.at(-2) ?? '', version: parts.at(-1) ?? '' };
}
