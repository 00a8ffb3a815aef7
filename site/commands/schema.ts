import { loadSupergraph } from '../../gateway/engine/supergraph/load-supergraph.ts';
import { readInput, SITE_SUPERGRAPH } from '../process/files.ts';

export interface SchemaOptions {
  /** @default the site's */
  readonly supergraph?: string;
}

/** Prints what clients see of a supergraph. */
export async function schema({ supergraph = SITE_SUPERGRAPH }: SchemaOptions): Promise<number> {
  console.log(loadSupergraph(await readInput(supergraph)).schemaText.trimEnd());
  return 0;
}
