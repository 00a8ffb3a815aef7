import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { type DirectiveNode, parse } from 'graphql';

/**
 * Types of each subgraph, from its SDL: plain ones, which import nothing, and those of its resolvers. `mappers.json` says
 * which row a resolver of a type receives.
 */
const subgraphs = globSync('subgraphs/*/schema.graphql').map(file => path.dirname(file));

const mappersOf = (subgraph: string) => JSON.parse(readFileSync(`${subgraph}/mappers.json`, 'utf8')) as object;

const common = {
  federation: true,
  useTypeImports: true,
  enumsAsTypes: true,
  immutableTypes: true,
  scalars: {
    DateTime: 'Date',
    URL: 'string',
    ID: 'string',
  },
  defaultScalarType: 'unknown',
  avoidOptionals: { field: true, inputValue: false },
  emitLegacyCommonJSImports: false,
};

/** The plain types for a subgraph's resolvers: with their namespace, and without it for entities, as the plugin writes them. */
function plainTypes(subgraph: string): string[] {
  const { definitions } = parse(readFileSync(`${subgraph}/schema.graphql`, 'utf8'));
  const entities = definitions.flatMap(definition =>
    'directives' in definition && definition.directives?.some(isResolvableKey)
      ? [(definition as { name: { value: string } }).name.value]
      : [],
  );
  const file = '../types/schema.generated.ts';
  return [`import type * as Types from '${file}';`, `import type { ${entities.join(', ')} } from '${file}';`];
}

const isResolvableKey = ({ name, arguments: args = [] }: DirectiveNode) =>
  name.value === 'key' &&
  !args.some(({ name, value }) => name.value === 'resolvable' && 'value' in value && !value.value);

const config: CodegenConfig = {
  generates: Object.fromEntries(
    subgraphs.flatMap(subgraph => {
      const schema = `${subgraph}/schema.graphql`;
      return [
        [`${subgraph}/types/schema.generated.ts`, { schema, plugins: ['typescript'], config: common }],
        [
          `${subgraph}/resolvers/resolvers.generated.ts`,
          {
            schema,
            plugins: [{ add: { content: plainTypes(subgraph) } }, 'typescript-resolvers'],
            config: {
              ...common,
              namespacedImportName: 'Types',
              contextType: '../loaders/loaders.ts#Context',
              mappers: mappersOf(subgraph),
            },
          },
        ],
      ];
    }),
  ),
};

export default config;
