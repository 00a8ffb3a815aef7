import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { composeServices } from '@apollo/composition';
import { type GraphQLError, parse, Source } from 'graphql';
import { parse as parseYaml } from 'yaml';
import { OperatorError } from '../../../shared/errors/operator-error.ts';

/** Composes the subgraphs of a `rover.yaml` into a supergraph SDL. */

interface SubgraphEntry {
  readonly name: string;
  readonly url: string;
  readonly schema: SchemaSource;
}

/** A file, or a running subgraph to introspect. */
type SchemaSource =
  | { readonly file: string }
  | { readonly address: string; readonly headers: Readonly<Record<string, string>> };

/** A subgraph schema for composition. */
export interface SubgraphSchema {
  readonly name: string;
  /** Routing URL. */
  readonly url: string;
  readonly sdl: string;
  /** Source of the schema, for error messages. @default the subgraph's name */
  readonly origin?: string;
}

/** Timeout for introspecting a subgraph, in milliseconds. */
const INTROSPECTION_MS = 10_000;

/** Composition errors: one line each, with code, subgraph and line. */
export class CompositionError extends OperatorError {
  override readonly name = 'CompositionError';
}

/**
 * @param configFile a supergraph configuration of Rover: `subgraphs.<name>.routing_url`, and `.schema.file` or
 * `.schema.subgraph_url` with `.schema.introspection_headers`; `${env.NAME}` is replaced by an environment variable
 * @throws CompositionError if the file is invalid, or the subgraphs do not compose
 */
export async function composeFromConfig(configFile: string): Promise<string> {
  return composeSchemas(await readSchemas(configFile));
}

/** @throws CompositionError if the subgraphs do not compose */
export function composeSchemas(schemas: readonly SubgraphSchema[]): string {
  const services = schemas.map(({ name, url, sdl, origin = name }) => ({
    name,
    url,
    typeDefs: parseSchema(name, origin, sdl),
  }));
  const result = composeServices(services);
  if (result.errors) throw new CompositionError(result.errors.map(describeError).join('\n'));
  return `${result.supergraphSdl.trim()}\n`;
}

/** Reads the schemas that a configuration names. @throws CompositionError if a schema cannot be read */
export async function readSchemas(configFile: string): Promise<SubgraphSchema[]> {
  const entries = readConfig(configFile, await readSchema(configFile));
  return Promise.all(
    entries.map(async ({ name, url, schema }) => {
      if ('file' in schema) return { name, url, sdl: await readSchema(schema.file), origin: schema.file };
      return { name, url, sdl: await introspectSubgraph(schema.address, schema.headers), origin: schema.address };
    }),
  );
}

interface RoverSubgraph {
  readonly routing_url?: unknown;
  readonly schema?: {
    readonly file?: unknown;
    readonly subgraph_url?: unknown;
    readonly introspection_headers?: Readonly<Record<string, unknown>>;
  };
}

function readConfig(configFile: string, text: string): SubgraphEntry[] {
  const refuse = (problem: string) => new CompositionError(`${configFile}: ${problem}`);
  let config: { subgraphs?: Record<string, RoverSubgraph> } | null;
  try {
    config = parseYaml(text);
  } catch (error) {
    throw refuse(`not YAML: ${(error as Error).message.split('\n')[0]}`);
  }
  const subgraphs = Object.entries(config?.subgraphs ?? {});
  if (subgraphs.length === 0) throw refuse('expected at least one entry under "subgraphs"');
  return subgraphs.map(([name, entry]) => {
    const { file, subgraph_url: address, introspection_headers: headers = {} } = entry?.schema ?? {};
    const url = entry?.routing_url ?? address;
    if (typeof url !== 'string') throw refuse(`expected "subgraphs.${name}.routing_url", an address`);
    if (typeof file === 'string') return { name, url, schema: { file: path.resolve(path.dirname(configFile), file) } };
    if (typeof address !== 'string' || !URL.canParse(address)) {
      throw refuse(`expected "subgraphs.${name}.schema.file", a path, or ".schema.subgraph_url", an address`);
    }
    const expanded = Object.entries(headers).map(([header, value]) => {
      const filled = String(value).replace(/\$\{env\.(\w+)\}/g, (_, variable: string) => {
        const found = process.env[variable];
        if (found === undefined)
          throw refuse(`"subgraphs.${name}.schema.introspection_headers": ${variable} is not set`);
        return found;
      });
      return [header, filled] as const;
    });
    return { name, url, schema: { address, headers: Object.fromEntries(expanded) } };
  });
}

async function readSchema(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CompositionError(`${file}: cannot be read: ${(error as Error).message}`);
  }
}

/**
 * Fetches a running subgraph's SDL
 * (https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec).
 */
async function introspectSubgraph(address: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const refuse = (problem: string) => new CompositionError(`${address}: its schema cannot be read: ${problem}`);
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify({ query: '{ _service { sdl } }' }),
      signal: AbortSignal.timeout(INTROSPECTION_MS),
    });
  } catch (error) {
    const { message, cause } = error as Error;
    throw refuse(cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message);
  }
  const answer = (await response.json().catch(() => undefined)) as
    | { data?: { _service?: { sdl?: unknown } }; errors?: { message?: unknown }[] }
    | undefined;
  const sdl = answer?.data?._service?.sdl;
  if (typeof sdl === 'string') return sdl;
  throw refuse(String(answer?.errors?.[0]?.message ?? `found HTTP ${response.status} without data._service.sdl`));
}

function parseSchema(name: string, file: string, text: string) {
  try {
    return parse(new Source(text, file));
  } catch (error) {
    const { message, locations } = error as GraphQLError;
    throw new CompositionError(`GRAPHQL_PARSE_FAILED ${name}:${locations?.[0]?.line ?? '?'} ${message}`);
  }
}

/** `CODE subgraph:line message`, with every location of the error. */
function describeError(error: GraphQLError): string {
  const locations = (error.nodes ?? []).map(node => {
    const subgraph = 'subgraph' in node ? String(node.subgraph) : node.loc?.source.name;
    return `${subgraph ?? '?'}:${node.loc?.startToken.line ?? '?'}`;
  });
  return [error.extensions.code ?? 'COMPOSITION_FAILED', ...new Set(locations), error.message].join(' ');
}
