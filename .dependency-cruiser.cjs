/** The layer rules of the house: arrows point one way. */
const outsideTests = { pathNot: '(\\.test\\.ts$|^tests/)' };
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-imports-nothing-above-it',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(gateway|subgraphs|tests)/' },
    },
    {
      name: 'subgraphs-stand-alone',
      comment: 'A subgraph knows neither the gateway nor another subgraph.',
      severity: 'error',
      from: { path: '^subgraphs/([^/]+)/' },
      to: { path: '^(gateway|tests|subgraphs/(?!$1/))' },
    },
    {
      name: 'one-composition-root',
      comment: 'Only gateway/server.ts puts subgraphs in, and only by their subgraph.ts.',
      severity: 'error',
      from: { path: '^gateway/', pathNot: '^gateway/server\\.ts$' },
      to: { path: '^subgraphs/' },
    },
    {
      name: 'only-the-front-door-of-a-subgraph',
      severity: 'error',
      from: { path: '^gateway/server\\.ts$' },
      to: { path: '^subgraphs/[^/]+/(?!subgraph\\.ts$)' },
    },
    {
      name: 'gateway-knows-no-database',
      severity: 'error',
      from: { path: '^gateway/', pathNot: '^gateway/server\\.ts$' },
      to: { path: '(^shared/mongo/|node_modules/mongodb/)' },
    },
    {
      name: 'only-repositories-speak-to-mongodb',
      comment: 'resolvers -> loaders -> repository -> mongodb',
      severity: 'error',
      from: { path: '^subgraphs/', pathNot: '(/repository\\.ts$|/subgraph\\.ts$|\\.test\\.ts$)' },
      to: { path: 'node_modules/mongodb/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvers-go-through-loaders',
      severity: 'error',
      from: { path: '^subgraphs/[^/]+/resolvers\\.ts$', ...outsideTests },
      to: { path: '/repository\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: outsideTests,
      to: { path: '(\\.test\\.ts$|^tests/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/.*/node_modules)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
