import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeInBackground } from '../planning/process/compose-in-background.ts';
import { composeFromConfig, composeSchemas } from './compose.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-compose-'));
});
afterEach(() => rm(directory, { recursive: true }));

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';

async function compose(schemas: Record<string, string>): Promise<string> {
  const entries = Object.keys(schemas).map(
    name => `  ${name}:\n    routing_url: http://${name}.example/graphql\n    schema:\n      file: ./${name}.graphql\n`,
  );
  const config = path.join(directory, 'rover.yaml');
  await writeFile(config, `subgraphs:\n${entries.join('')}`);
  for (const [name, sdl] of Object.entries(schemas)) await writeFile(path.join(directory, `${name}.graphql`), sdl);
  return composeFromConfig(config);
}

describe('composeFromConfig', () => {
  it('composes with the routing URLs of the configuration', async () => {
    const sdl = await compose({ one: `${LINK}type Query { a: Int }`, two: `${LINK}type Query { b: Int }` });
    expect(sdl).toContain('ONE @join__graph(name: "one", url: "http://one.example/graphql")');
    expect(sdl).toContain('TWO @join__graph(name: "two", url: "http://two.example/graphql")');
  });

  it('names code, subgraph and line of a composition error', async () => {
    const failing = compose({
      one: `${LINK}type Query { a: T }\n\ntype T { x: Int }`,
      two: `${LINK}type Query { b: T }\ntype T { x: String }`,
    });
    await expect(failing).rejects.toThrow(/^FIELD_TYPE_MISMATCH .*one:4.*two:3/m);
  });

  it('names subgraph and line of a syntax error', async () => {
    await expect(compose({ one: `${LINK}type Query {\n  a Int\n}` })).rejects.toThrow(/^GRAPHQL_PARSE_FAILED one:3 /);
  });

  it('reports what a configuration lacks', async () => {
    const config = path.join(directory, 'rover.yaml');
    await writeFile(config, 'subgraphs:\n  one:\n    routing_url: http://one.example\n');
    await expect(composeFromConfig(config)).rejects.toThrow('"subgraphs.one.schema.file"');
    const headers = '      introspection_headers:\n        x: $' + '{env.NOT_THERE}\n';
    await writeFile(config, `subgraphs:\n  one:\n    schema:\n      subgraph_url: http://127.0.0.1:1/\n${headers}`);
    await expect(composeFromConfig(config)).rejects.toThrow('NOT_THERE is not set');
  });

  it('reports a running subgraph whose schema cannot be read', async () => {
    const config = path.join(directory, 'rover.yaml');
    await writeFile(config, 'subgraphs:\n  one:\n    schema:\n      subgraph_url: http://127.0.0.1:1/\n');
    await expect(composeFromConfig(config)).rejects.toThrow('http://127.0.0.1:1/: its schema cannot be read: ');
  });
});

describe('composeInBackground', () => {
  const schemas = (b: string) =>
    Object.entries({ one: 'type Query { a: T } type T @shareable { x: Int }', two: b }).map(([name, sdl]) => ({
      name,
      url: `http://${name}.example/graphql`,
      sdl: LINK.replace('"@key"', '"@key", "@shareable"') + sdl,
      origin: `${name}.graphql`,
    }));

  it('composes the same in a worker thread', async () => {
    const given = schemas('type Query { b: T } type T @shareable { x: Int }');
    expect(await composeInBackground(given)).toBe(composeSchemas(given));
  });

  it('reports why subgraphs do not compose', async () => {
    await expect(composeInBackground(schemas('type Query { b: T } type T @shareable { x: String }'))).rejects.toThrow(
      /^FIELD_TYPE_MISMATCH .*one:2.*two:2/m,
    );
  });
});
