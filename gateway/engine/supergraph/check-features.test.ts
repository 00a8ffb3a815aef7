import { expect, it } from 'vitest';
import { supergraphOf } from '../../../tests/support/federate.ts';
import { loadSupergraph } from './load-supergraph.ts';
import { SupergraphError } from './supergraph-error.ts';

/** A link that is not fully understood refuses the supergraph: it may have been an access rule. */

const SDL = supergraphOf({ a: { typeDefs: 'type Query { open: Int closed: Int @authenticated }' } });
const GUARD = '@link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)';
const guardedBy = (link: string) => SDL.replace(GUARD, link);

function refusal(sdl: string): SupergraphError | undefined {
  try {
    loadSupergraph(sdl);
    return undefined;
  } catch (error) {
    if (error instanceof SupergraphError) return error;
    throw error;
  }
}

it('accepts the original supergraph', () => {
  expect(SDL).toContain(GUARD);
  expect(refusal(SDL)).toBeUndefined();
});

it.each([
  ['another version', '@link(url: "https://specs.apollo.dev/authenticated/v0.2", for: SECURITY)', 'v0.2'],
  [
    'another version that does not ask to be known',
    '@link(url: "https://specs.apollo.dev/authenticated/v1.0")',
    'v1.0',
  ],
  [
    'another address that ends alike',
    '@link(url: "https://other.example/authenticated/v0.1", for: SECURITY)',
    'other.example',
  ],
  [
    'another protocol',
    '@link(url: "http://specs.apollo.dev/authenticated/v0.1", for: SECURITY)',
    'http://specs.apollo.dev',
  ],
  [
    'a longer path',
    '@link(url: "https://specs.apollo.dev/x/authenticated/v0.1", for: EXECUTION)',
    'dev/x/authenticated',
  ],
  ['an unknown purpose', '@link(url: "https://specs.apollo.dev/authenticated/v0.1", for: PRIVACY)', 'PRIVACY'],
  ['no version', '@link(url: "https://specs.apollo.dev/authenticated", for: SECURITY)', 'a name and a version'],
  ['no URL', '@link(for: SECURITY)', 'found none'],
  ['an invalid URL', '@link(url: "authenticated/v0.1", for: SECURITY)', 'found "authenticated/v0.1"'],
  ['an unknown import', `${GUARD.slice(0, -1)}, import: [{ name: "@authenticate", as: "@login" }])`, '"@authenticate"'],
  ['an import without its sign', `${GUARD.slice(0, -1)}, import: [{ name: "@authenticated", as: "login" }])`, '"@"'],
  ['an import of another form', `${GUARD.slice(0, -1)}, import: [{ named: "@authenticated" }])`, 'named'],
  ['an import that is not a string', `${GUARD.slice(0, -1)}, import: [7])`, 'expected "@name"'],
  ['an invalid name', `${GUARD.slice(0, -1)}, as: "a b")`, '"a b"'],
  ['a name with a namespace', `${GUARD.slice(0, -1)}, as: "a__b")`, '"a__b"'],
  ['a second link', `${GUARD} ${GUARD}`, 'second link'],
  [
    'two features of one name',
    `${GUARD} @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY, as: "authenticated")`,
    'both',
  ],
  [
    'two imports of one name',
    `${GUARD} @link(url: "https://specs.apollo.dev/policy/v0.1", import: [{ name: "@policy", as: "@authenticated" }])`,
    'both',
  ],
  [
    'a purpose on what is no link',
    `@guard(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)`,
    '@guard',
  ],
  ['a link as only subgraphs have it', '@link(url: "https://specs.apollo.dev/federation/v2.9")', 'subgraphs'],
  ['a second way of linking', `${GUARD} @core(feature: "https://specs.apollo.dev/core/v0.2")`, 'second link'],
])('refuses %s and says where', (_, link, words) => {
  const error = refusal(guardedBy(link));
  expect(error?.message).toContain(words);
  expect(error?.line).toBe(SDL.split('\n').findIndex(line => line.includes(GUARD)) + 1);
});

it('refuses links of an unknown version of the link specification', () => {
  expect(refusal(SDL.replace('link/v1.0', 'link/v2.0'))).toMatchObject({ code: 'UNSUPPORTED_SUPERGRAPH', line: 2 });
});

it('refuses extensions of types, whose rules would be missed', () => {
  const error = refusal(`${SDL}\nextend type Query { more: Int @authenticated }\n`);
  expect(error).toMatchObject({
    code: 'UNSUPPORTED_SUPERGRAPH',
    message: expect.stringContaining('extension of Query'),
  });
  expect(error?.line).toBe(SDL.split('\n').length + 1);
});

it('finds links on an extension of the schema', () => {
  const extended = `${SDL.replace(GUARD, '')}\nextend schema ${GUARD.slice(0, -1)}, as: "auth")\n`;
  const { access } = loadSupergraph(extended.replace(/@authenticated\b/g, '@auth'));
  expect(access.fields.get('Query.closed')?.rules).toHaveLength(1);
});

it('ignores unknown links without a purpose', () => {
  const other = '@link(url: "https://ours.example/owner/v3.1", import: ["@owner"])';
  const tag = '@link(url: "https://specs.apollo.dev/tag/v9.0")';
  expect(refusal(guardedBy(`${GUARD} ${other} ${tag}`))).toBeUndefined();
});

it('recognizes the default name of a rule without a link', () => {
  expect(loadSupergraph(guardedBy('')).access.fields.get('Query.closed')?.rules).toHaveLength(1);
});
