import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { parse as parseYaml } from 'yaml';
import { nonNullBoundaries } from './non-null-boundaries.ts';

/** Checks that what crosses to another subgraph is nullable, so that one subgraph that is down takes no page with it. */

interface Rover {
  readonly subgraphs: Readonly<Record<string, { readonly schema: { readonly file: string } }>>;
}

const { subgraphs } = parseYaml(readFileSync('rover.yaml', 'utf8')) as Rover;
const schemas = Object.entries(subgraphs).map(([name, { schema }]) => [name, parse(readFileSync(schema.file, 'utf8'))]);
const faults = nonNullBoundaries(Object.fromEntries(schemas));
for (const fault of faults) console.error(fault);
console.log(`${schemas.length} subgraphs, ${faults.length} non-null fields that another subgraph resolves`);
process.exitCode = faults.length === 0 && schemas.length > 0 ? 0 : 1;
