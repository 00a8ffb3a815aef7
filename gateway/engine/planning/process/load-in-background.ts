import { buildASTSchema, type DefinitionNode, type GraphQLSchema, Kind, parse } from 'graphql';
import { type LoadedSupergraph, loadSupergraph } from '../../supergraph/load-supergraph.ts';
import { SupergraphError } from '../../supergraph/supergraph-error.ts';
import type { PlanningProcess } from './planning-process.ts';
import type { SupergraphReading } from './planning-requests.ts';
import { yieldAfterWork } from './yield-between-work.ts';

/** Longest time that a step may block requests. */
const STEP_MS = 1;

/**
 * Loads a supergraph in the background: the planning process reads it, and the schema is built from its text in steps
 * that yield to requests.
 * @throws {SupergraphError} if it is not a supergraph or needs an unsupported feature
 */
export async function loadSupergraphInBackground(sdl: string, planning: PlanningProcess): Promise<LoadedSupergraph> {
  let reading: SupergraphReading;
  try {
    reading = await planning.read(sdl);
  } catch {
    // The process may have run out of memory, or could not be started.
    return loadSupergraph(sdl);
  }
  if (reading.kind === 'refused') throw new SupergraphError(reading.code, reading.fault, reading.line);
  return { ...reading.facts, sdl, schema: await buildInSteps(reading.facts.schemaText, reading.starts) };
}

/** @param starts source positions of the definitions in the text */
async function buildInSteps(text: string, starts: readonly number[]): Promise<GraphQLSchema> {
  const definitions: DefinitionNode[] = [];
  let started = performance.now();
  for (const [i, start] of starts.entries()) {
    definitions.push(...parse(text.slice(start, starts[i + 1]), { noLocation: true }).definitions);
    if (performance.now() - started < STEP_MS) continue;
    await yieldAfterWork(started);
    started = performance.now();
  }
  await yieldAfterWork(started);
  started = performance.now();
  const schema = buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValid: true });
  await yieldAfterWork(started);
  return schema;
}
