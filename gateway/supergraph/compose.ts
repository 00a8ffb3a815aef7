import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { composeServices } from '@apollo/composition';
import { type GraphQLError, parse, Source } from 'graphql';
import { parse as parseYaml } from 'yaml';

/** Composes the subgraphs of a `rover.yaml` into a supergraph SDL. */

interface SubgraphEntry {
  readonly name: string;
  readonly url: string;
  readonly file: string;
}

/** Why subgraphs do not compose: one line for each error, with its code, subgraph and line. */
class CompositionError extends Error {
  override readonly name = 'CompositionError';
}

/**
 * @param configFile a supergraph configuration of Rover: `subgraphs.<name>.routing_url` and `.schema.file`
 * @throws CompositionError when the file cannot be read as one, or the subgraphs do not compose.
 */
export async function composeFromConfig(configFile: string): Promise<string> {
  const entries = readConfig(configFile, await readFile(configFile, 'utf8'));
  const services = await Promise.all(
    entries.map(async ({ name, url, file }) => ({
      name,
      url,
      typeDefs: parseSchema(name, file, await readSchema(file)),
    })),
  );
  const result = composeServices(services);
  if (result.errors) throw new CompositionError(result.errors.map(describeError).join('\n'));
  return `${result.supergraphSdl.trim()}\n`;
}

/** All that a composition is made of, as one text to compare. */
export async function readCompositionInputs(configFile: string): Promise<string> {
  const config = await readFile(configFile, 'utf8');
  const schemas = await Promise.all(readConfig(configFile, config).map(({ file }) => readSchema(file)));
  return JSON.stringify([config, ...schemas]);
}

function readConfig(configFile: string, text: string): SubgraphEntry[] {
  const refuse = (problem: string) => new CompositionError(`${configFile}: ${problem}`);
  const config = parseYaml(text) as {
    subgraphs?: Record<string, { routing_url?: string; schema?: { file?: string } }>;
  };
  const subgraphs = Object.entries(config?.subgraphs ?? {});
  if (subgraphs.length === 0) throw refuse('expected at least one entry under "subgraphs"');
  return subgraphs.map(([name, entry]) => {
    if (typeof entry?.routing_url !== 'string') throw refuse(`expected "subgraphs.${name}.routing_url", an address`);
    if (typeof entry.schema?.file !== 'string') throw refuse(`expected "subgraphs.${name}.schema.file", a path`);
    return { name, url: entry.routing_url, file: path.resolve(path.dirname(configFile), entry.schema.file) };
  });
}

async function readSchema(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CompositionError(`${file}: cannot be read: ${(error as Error).message}`);
  }
}

function parseSchema(name: string, file: string, text: string) {
  try {
    return parse(new Source(text, file));
  } catch (error) {
    const { message, locations } = error as GraphQLError;
    throw new CompositionError(`GRAPHQL_PARSE_FAILED ${name}:${locations?.[0]?.line ?? '?'} ${message}`);
  }
}

/** `CODE subgraph:line message`, with every place the error names. */
function describeError(error: GraphQLError): string {
  const places = (error.nodes ?? []).map(node => {
    const subgraph = 'subgraph' in node ? String(node.subgraph) : node.loc?.source.name;
    return `${subgraph ?? '?'}:${node.loc?.startToken.line ?? '?'}`;
  });
  return [error.extensions.code ?? 'COMPOSITION_FAILED', ...new Set(places), error.message].join(' ');
}
