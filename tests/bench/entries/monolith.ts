import { readFile } from 'node:fs/promises';
import Fastify from 'fastify';
import { type DocumentNode, type ExecutionResult, execute, parse, validate } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Identity } from '../../../shared/auth/identity.ts';
import { openSupergraph } from '../contestants/open-supergraph.ts';
import { createSubgraphs } from '../data/dataset.ts';
import { createMonolith, type MonolithContext } from '../data/monolith.ts';
import { openRepositories } from '../data/open-repositories.ts';
import { listen } from './listen.ts';

/** The whole graph as one schema in one process, behind a minimal GraphQL server. */

type Run = (context: MonolithContext, variables: Record<string, unknown>) => ExecutionResult | Promise<ExecutionResult>;

const [engine] = process.argv.slice(2);
const sdl = await readFile(new URL('../../../supergraph.graphql', import.meta.url), 'utf8');
const subgraphs = createSubgraphs(await openRepositories(process.env.MONGODB_URI));
const schema = createMonolith(openSupergraph(sdl), subgraphs.values());
const operations = new Map<string, Run>();

const app = Fastify();
app.post<{ Body: { query: string; variables?: Record<string, unknown> } }>(
  '/graphql',
  async ({ body, headers }, reply) => {
    const run = operations.get(body.query) ?? prepare(body.query);
    operations.set(body.query, run);
    const result = await run(createContext(headers.authorization), body.variables ?? {});
    reply.header('content-type', 'application/json; charset=utf-8');
    return JSON.stringify(result);
  },
);
await listen(app, `graphql-${engine}`);

function prepare(query: string): Run {
  const document = parse(query);
  const errors = validate(schema, document);
  if (errors.length > 0) return () => ({ errors });
  return engine === 'jit' ? compile(document) : interpret(document);
}

function interpret(document: DocumentNode): Run {
  return (contextValue, variableValues) => execute({ schema, document, contextValue, variableValues });
}

function compile(document: DocumentNode): Run {
  const compiled = compileQuery(schema, document, undefined, { disablingCapturingStackErrors: true });
  if (!isCompiledQuery(compiled)) throw new Error('graphql-jit does not compile the operation');
  return (context, variables) => compiled.query(undefined, context, variables);
}

/** It accepts any token as a moderator's: the cost of tokens is not measured here. */
const MODERATOR: Identity = {
  subject: 'bench',
  name: 'Bench',
  role: 'MODERATOR',
  scopes: new Set(['comments:moderate']),
};

function createContext(token: string | undefined): MonolithContext {
  const identity = token === undefined ? undefined : MODERATOR;
  const contexts: Record<string, object> = {};
  for (const [name, subgraph] of subgraphs) contexts[name] = subgraph.createContext({ identity });
  return contexts;
}
