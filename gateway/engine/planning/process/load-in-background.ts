import { buildASTSchema, type DefinitionNode, type GraphQLSchema, Kind, parse } from 'graphql';
import { type LoadedSupergraph, loadSupergraph } from '../../supergraph/load-supergraph.ts';
import { SupergraphError } from '../../supergraph/supergraph-error.ts';
import type { PlanningProcess } from './planning-process.ts';
import type { SupergraphReading } from './planning-requests.ts';
import { yieldAfterWork } from './yield-between-work.ts';

/** How long requests may have to wait for a step. */
const STEP_MS = 1;

/**
 * Loads a supergraph beside requests: the planning process reads it, and the schema is built of its text in steps
 * between which requests get their turn.
 * @throws {SupergraphError} when it is not a supergraph or needs something that is not supported
 */
export async function loadSupergraphInBackground(sdl: string, planning: PlanningProcess): Promise<LoadedSupergraph> {
  let reading: SupergraphReading;
  try {
    reading = await planning.read(sdl);
  } catch {
    // It may have had too little memory, or there can be none.
    return loadSupergraph(sdl);
  }
  if (reading.kind === 'refused') throw new SupergraphError(reading.code, reading.fault, reading.line);
  return { ...reading.facts, sdl, schema: await buildInSteps(reading.facts.schemaText, reading.starts) };
}

/** @param starts where each definition begins in the text */
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
