/**
 * The layer rules of the house: arrows point one way, of types too. A room may import what stands before it in its list
 * and nothing after it; `node tools/rooms.ts` prints what each imports today.
 */
const ENGINE = [
  'document',
  'supergraph',
  'compile',
  'plan',
  'transport',
  'transport/http/requests',
  'transport/http',
  'transport/embedded',
  'execution/data',
  'execution/nodes',
  'execution/answer',
  'execution',
  'planning',
  'planning/process',
  'operations',
];
const GATEWAY = [
  'settings/groups',
  'settings',
  'request',
  'plugins',
  'plugins/coprocessor',
  'caching',
  'telemetry',
  'explain',
  'security/limits',
  'security/documents',
  'security/demand-control',
  'security/rate-limits',
  'security',
  'bounds',
  'subscriptions',
  'runtime',
  'http/connections',
  'http/bodies',
  'http/uploads',
  'http',
];
const SUBGRAPH = ['types', 'measures', 'store', 'search', 'editing', 'services', 'recording', 'loaders', 'resolvers'];
const SITE = ['settings', 'feeds', 'import', 'server', 'process', 'commands'];

const TESTS = '(\\.test\\.ts$|^tests/)';
const outsideTests = { pathNot: TESTS };

/** The files of a room itself, not those of rooms inside it. */
const filesOf = (base, room) => `^${base}/${room}/[^/]+$`;

/** For each room of a list: it imports none of those behind it. */
const oneWay = (name, base, rooms) =>
  rooms.slice(0, -1).map((room, index) => ({
    name: `${name}: ${room} imports no later room`,
    severity: 'error',
    from: { path: filesOf(base, room), ...outsideTests },
    to: { path: rooms.slice(index + 1).map(later => filesOf(base, later)) },
  }));

module.exports = {
  forbidden: [
    { name: 'no-circular', comment: 'Of types neither.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-imports-nothing-above-it',
      severity: 'error',
      from: { path: '^shared/', ...outsideTests },
      to: { path: '^(gateway|subgraphs|site|tests)/' },
    },
    {
      name: 'gateway-knows-no-news',
      comment: 'A gateway for any supergraph: it knows neither the site nor its subgraphs.',
      severity: 'error',
      from: { path: '^gateway/', ...outsideTests },
      to: { path: '^(site|subgraphs|tests)/' },
    },
    {
      name: 'gateway-shares-only-what-is-not-of-news',
      severity: 'error',
      from: { path: '^gateway/', ...outsideTests },
      to: { path: '^shared/(?!(graphql|errors|auth|reconnect|redis|tracing|settings)/)' },
    },
    {
      name: 'gateway-knows-no-database',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: 'node_modules/mongodb/' },
    },
    {
      name: 'engine-stands-alone',
      comment: 'Text in, answer out: no HTTP server, no settings, no identity provider.',
      severity: 'error',
      from: { path: '^gateway/engine/', ...outsideTests },
      to: { path: ['^gateway/(?!engine/)', 'node_modules/(fastify|@fastify|@apollo/server|@as-integrations|jose)/'] },
    },
    ...oneWay('engine', 'gateway/engine', ENGINE),
    ...oneWay('gateway', 'gateway', GATEWAY),
    {
      name: 'http-and-runtime-meet-at-the-root',
      severity: 'error',
      from: { path: '^gateway/http/' },
      to: { path: '^gateway/runtime/' },
    },
    {
      name: 'subgraphs-stand-alone',
      comment: 'A subgraph knows neither the gateway, nor the site, nor another subgraph.',
      severity: 'error',
      from: { path: '^subgraphs/([^/]+)/', ...outsideTests },
      to: { path: '^(gateway|site|tests|subgraphs/(?!$1/))' },
    },
    ...oneWay('subgraph', 'subgraphs/[^/]+', SUBGRAPH),
    {
      name: 'only-the-store-speaks-to-mongodb',
      comment: 'resolvers -> loaders -> store -> MongoDB; a module opens its store.',
      severity: 'error',
      from: { path: '^subgraphs/', pathNot: '(/store/|/module\\.ts$|\\.test\\.ts$)' },
      to: { path: 'node_modules/mongodb/' },
    },
    {
      name: 'resolvers-go-through-loaders',
      severity: 'error',
      from: { path: '^subgraphs/[^/]+/resolvers/', ...outsideTests },
      to: { path: '/store/repository\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-front-door-of-a-subgraph',
      comment: 'The site loops over modules and knows nothing else of subgraphs.',
      severity: 'error',
      from: { path: '^site/', ...outsideTests },
      to: { path: '^subgraphs/[^/]+/(?!module\\.ts$)' },
    },
    ...oneWay('site', 'site', SITE),
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: outsideTests,
      to: { path: TESTS },
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
