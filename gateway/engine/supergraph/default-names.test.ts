import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { federate, supergraphOf } from '../../../tests/support/federate.ts';
import { createPlanner } from '../planning/planner.ts';
import { rulesOf } from './access-rules.ts';
import { loadSupergraph } from './load-supergraph.ts';

/** Directives are identified by the URL of their specification, whatever their name. */

const USUAL = supergraphOf({
  a: {
    typeDefs: `
      type Query {
        open: Int closed: Int @authenticated mine: Int @requiresScopes(scopes: [["s"]]) inner: Int @policy(policies: [["p"]])
        hidden: Int @inaccessible tagged: Int @tag(name: "t") dear: Int @cost(weight: 7) things: [T] @listSize(assumedSize: 9)
      }
      type T @key(fields: "id") { id: ID! size: Int }`,
  },
  b: {
    typeDefs: `type T @key(fields: "id") { id: ID! size: Int @external weight: Int @requires(fields: "size") }`,
  },
});

const url = (spec: string) => `https://specs.apollo.dev/${spec}`;
/** Renames every use of a specification's elements, and its link. */
function renamed(sdl: string, spec: string, link: string, names: Record<string, string>): string {
  const used = Object.entries(names).reduce((text, [from, to]) => text.replace(new RegExp(`${from}\\b`, 'g'), to), sdl);
  const versioned = new RegExp(`@link\\(url: "${url(spec)}/(v[\\d.]+)"[^)]*?(, for: \\w+)?(, import: [^)]*)?\\)`);
  const linked = used.replace(versioned, `@link(url: "${url(spec)}/$1"$2, ${link})`);
  expect(linked).not.toBe(used);
  return linked;
}

const JOINED = Object.fromEntries(
  ['@join__', 'join__'].flatMap(prefix =>
    ['directive', 'enumValue', 'field', 'graph', 'implements', 'type', 'unionMember', 'Graph', 'FieldSet']
      .concat(['FieldValue', 'DirectiveArguments', 'ContextArgument'])
      .map(name => [prefix + name, prefix.replace('join', 'j') + name]),
  ),
);

const WAYS: Record<string, string> = {
  'an import under another name': renamed(
    USUAL,
    'authenticated',
    'import: [{ name: "@authenticated", as: "@login" }]',
    { '@authenticated': '@login' },
  ),
  'a link under another name': renamed(USUAL, 'authenticated', 'as: "auth"', { '@authenticated': '@auth' }),
  'the full name of a root directive': renamed(USUAL, 'authenticated', 'as: "x"', {
    '@authenticated': '@x__authenticated',
  }),
  'the full name by default': USUAL.replace(/@authenticated\b/g, '@authenticated__authenticated'),
  'scopes, with their type': renamed(
    USUAL,
    'requiresScopes',
    'as: "_0scopes", import: [{ name: "@requiresScopes", as: "@needs" }, { name: "Scope", as: "Right" }]',
    { '@requiresScopes': '@needs', requiresScopes__Scope: 'Right' },
  ),
  policies: renamed(USUAL, 'policy', 'import: { name: "@policy", as: "@fed__policy" }', { '@policy': '@fed__policy' }),
  'what clients do not see': renamed(USUAL, 'inaccessible', 'import: [{ name: "@inaccessible", as: "@internal" }]', {
    '@inaccessible': '@internal',
  }),
  'what clients do not see, as old compositions call it': renamed(
    USUAL,
    'inaccessible',
    'as: "federation__inaccessible"',
    { '@inaccessible': '@federation__inaccessible' },
  ),
  tags: renamed(USUAL, 'tag', 'as: "label"', { '@tag': '@label' }),
  'weights and list sizes': renamed(USUAL, 'cost', 'as: "price", import: [{ name: "@listSize", as: "@size" }]', {
    '@cost': '@price',
    '@listSize': '@size',
  }),
  'list sizes that are not imported': renamed(USUAL, 'cost', 'as: "cost"', { '@listSize': '@cost__listSize' }),
  'list sizes by their full name, beside the import': USUAL.replace(/@listSize(?!")/g, '@cost__listSize'),
  joins: renamed(USUAL, 'join', 'as: "j"', JOINED),
  'an imported join': renamed(
    USUAL,
    'join',
    'import: [{ name: "@field", as: "@from" }, { name: "Graph", as: "Subgraph" }]',
    { '@join__field': '@from', join__Graph: 'Subgraph' },
  ),
  links: USUAL.replace(/@link\(url: "([^"]*link\/v1.0)"/, '@uses(url: "$1", as: "uses"')
    .replace(/@link\b/g, '@uses')
    .replace(/link__/g, 'uses__'),
};

describe.each(Object.entries(WAYS))('%s', (_, sdl) => {
  it('is equivalent to the default names, for clients and for the planner', () => {
    const { sdl: _, hash, schema, planner, ...facts } = loadSupergraph(sdl);
    const { sdl: __, hash: ___, schema: ____, planner: usual, ...expected } = loadSupergraph(USUAL);
    expect(facts).toEqual(expected);
    expect({ ...planner, sdl: '' }).toEqual({ ...usual, sdl: '' });
    const asked = parse('{ things { id weight } }', { noLocation: true });
    expect(createPlanner(planner).plan(asked, new Map())).toEqual(createPlanner(usual).plan(asked, new Map()));
    expect(planner.sdl).not.toMatch(/\b(j__|uses__|auth\b|login\b|Subgraph\b)/);
  });
});

describe('the rules of a renamed directive', () => {
  const typeDefs = 'type Query { closed: String @authenticated open: String }';
  const resolvers = { Query: { closed: () => 'secret', open: () => 'public' } };
  const link = 'import: [{ name: "@authenticated", as: "@login" }]';
  const sdl = renamed(supergraphOf({ a: { typeDefs } }), 'authenticated', link, { '@authenticated': '@login' });

  it('guard values, plans and the schema from unauthenticated callers', async () => {
    await using federated = federate({ a: { typeDefs, resolvers } }, { supergraph: loadSupergraph(sdl) });
    const ask = async (query: string, authenticated = false) => {
      const context = { context: {}, access: { authenticated, scopes: new Set<string>() } };
      return JSON.parse(JSON.stringify(await federated.engine.execute({ query }, context)));
    };
    expect(await ask('{ open closed }')).toMatchObject({
      data: { open: 'public', closed: null },
      errors: [{ path: ['closed'], extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }],
    });
    const introspection = await ask('{ __type(name: "Query") { fields { name } } }');
    expect(introspection.data.__type.fields).toEqual([{ name: 'open' }]);
    expect(await ask('{ closed }', true)).toEqual({ data: { closed: 'secret' } });
  });
});

describe('a directive of the supergraph itself with the name of a known one', () => {
  const link = 'import: [{ name: "@authenticated", as: "@login" }]';
  const own = renamed(USUAL, 'authenticated', link, { '@authenticated': '@login' });
  const withOwn = (definition: string, use: string) =>
    `${own.replace(/open: Int/, `open: Int ${use}`)}\ndirective ${definition}\n`;

  it('guards nothing', () => {
    const { access } = loadSupergraph(
      withOwn('@authenticated(note: String) on FIELD_DEFINITION', '@authenticated(note: "x")'),
    );
    expect(rulesOf(access, 'Query', 'open')).toEqual([]);
    expect(rulesOf(access, 'Query', 'closed')).toHaveLength(1);
  });

  it('has no effect on visibility, cost and joins', () => {
    const usual = loadSupergraph(USUAL);
    const inaccessible = renamed(USUAL, 'inaccessible', 'as: "internal"', { '@inaccessible': '@internal' });
    const cost = renamed(inaccessible, 'cost', 'as: "price", import: [{ name: "@listSize", as: "@size" }]', {
      '@cost': '@price',
      '@listSize': '@size',
    });
    const use = '@inaccessible @cost(weight: "9") @search(key: "no such field", requires: "{", external: true)';
    const { schemaText, costs, keys, planner } = loadSupergraph(
      `${cost.replace(/open: Int/, `open: Int ${use}`).replace('type T\n', 'type T @search(key: "open {")\n')}
      directive @inaccessible on FIELD_DEFINITION
      directive @cost(weight: String) on FIELD_DEFINITION
      directive @search(key: String, requires: String, external: Boolean) on FIELD_DEFINITION | OBJECT`,
    );
    expect(costs).toEqual(usual.costs);
    expect(keys).toEqual(usual.keys);
    expect(planner.needs).toEqual(usual.planner.needs);
    expect(schemaText).toContain('open: Int');
    expect(schemaText).not.toContain('hidden: Int');
  });

  it('is kept in operations', () => {
    const { schema, access } = loadSupergraph(withOwn('@authenticated(note: String) on FIELD', ''));
    expect(schema.getDirective('authenticated')?.args.map(({ name }) => name)).toEqual(['note']);
    expect(rulesOf(access, 'Query', 'closed')).toHaveLength(1);
  });

  it('is refused if the planner could not distinguish it', () => {
    const internal = renamed(USUAL, 'inaccessible', 'as: "internal"', { '@inaccessible': '@internal' });
    expect(() => loadSupergraph(`${internal}\ndirective @inaccessible on FIELD\n`)).toThrow(
      /found a directive for operations named @inaccessible.* \(line \d+\)/,
    );
    const joined = renamed(USUAL, 'join', 'as: "j"', JOINED);
    expect(() => loadSupergraph(`${joined}\nenum join__Graph { X }\n`)).toThrow(/found a type named join__Graph/);
  });

  it('may be linked by its own URL', () => {
    const sdl = supergraphOf({ a: { typeDefs: 'type Query { open: Int }' } })
      .replace('schema\n', 'schema\n  @link(url: "https://ours.example/policy/v1.0", import: ["@policy"])\n')
      .replace('open: Int', 'open: Int @policy(id: 3)');
    const { access } = loadSupergraph(`${sdl}\ndirective @policy(id: Int) on FIELD_DEFINITION\n`);
    expect(access.any).toBe(false);
  });
});

it('reads the composition of subgraphs that rename everything', () => {
  const typeDefs = parse(`
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", as: "fed", import: [
        { name: "@policy", as: "@rule" }, { name: "@inaccessible", as: "@hidden" }, { name: "@listSize", as: "@size" }])
      @link(url: "https://ours.example/authenticated/v1.0", as: "ours", import: ["@authenticated"])
      @fed__composeDirective(name: "@authenticated")
    directive @authenticated(note: String) on FIELD_DEFINITION
    directive @policy on FIELD
    type Query {
      open: Int @authenticated(note: "ours") a: Int @fed__authenticated b: Int @rule(policies: [["x"]])
      c: Int @fed__requiresScopes(scopes: [["s"]]) d: [Int] @size(assumedSize: 3) e: Int @hidden f: Int @fed__tag(name: "t")
    }`);
  const { supergraphSdl, errors } = composeServices([{ name: 'a', url: 'http://a.example', typeDefs }]);
  expect(errors).toBeUndefined();
  const { access, costs, schema } = loadSupergraph(supergraphSdl!);
  const guarded = (field: string) => rulesOf(access, 'Query', field).map(({ id }) => JSON.parse(id));
  expect(['a', 'b', 'c', 'open'].map(guarded)).toEqual([
    [[true, [], []]],
    [[false, [], [[['x']]]]],
    [[false, [[['s']]], []]],
    [],
  ]);
  expect(costs.fields.get('Query.d')?.listSize?.assumedSize).toBe(3);
  expect(Object.keys(schema.getQueryType()!.getFields())).toEqual(['open', 'a', 'b', 'c', 'd', 'f']);
  expect(schema.getDirectives().map(({ name }) => name)).toContain('policy');
});

it('reads cache hints under another name', () => {
  const sdl = (as: string) =>
    `${supergraphOf({ a: { typeDefs: 'type Query { open: Int }' } })
      .replace(
        'schema\n',
        `schema\n  @link(url: "https://ours.example/cacheControl/v0.1", import: [{ name: "@cacheControl", as: "@${as}" }])\n`,
      )
      .replace('open: Int', `open: Int @${as}(maxAge: 5)`)}\ndirective @${as}(maxAge: Int) on FIELD_DEFINITION\n`;
  expect(loadSupergraph(sdl('fresh')).cacheHints).toEqual(loadSupergraph(sdl('cacheControl')).cacheHints);
  expect(loadSupergraph(sdl('fresh')).cacheHints.fields.get('Query.open')).toEqual({ maxAge: 5 });
});

it('reads Federation 1 links under another name', () => {
  const core = (name: string, as: string) => `
    schema @${name}(feature: "https://specs.apollo.dev/core/v0.2"${as})
      @${name}(feature: "https://specs.apollo.dev/join/v0.1", for: EXECUTION)
      @${name}(feature: "https://specs.apollo.dev/inaccessible/v0.1", as: "hide", for: SECURITY) { query: Query }
    directive @${name}(feature: String!, as: String, for: ${name}__Purpose) repeatable on SCHEMA
    directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet) on FIELD_DEFINITION
    directive @join__graph(name: String!, url: String!) on ENUM_VALUE
    directive @hide on FIELD_DEFINITION
    enum ${name}__Purpose { EXECUTION SECURITY }
    scalar join__FieldSet
    enum join__Graph { A @join__graph(name: "a", url: "http://a.example") }
    type Query { open: Int @join__field(graph: A) secret: Int @join__field(graph: A) @hide }`;
  for (const sdl of [core('core', ''), core('using', ', as: "using"')]) {
    const { schema, subgraphs } = loadSupergraph(sdl);
    expect(Object.keys(schema.getQueryType()!.getFields())).toEqual(['open']);
    expect(subgraphs).toEqual([{ name: 'a', url: 'http://a.example' }]);
  }
});

it('applies an access directive without a definition', () => {
  const sdl = USUAL.replace(/closed: Int @authenticated/, 'closed: Int @authenticated__authenticated');
  expect(rulesOf(loadSupergraph(sdl).access, 'Query', 'closed')).toHaveLength(1);
});
