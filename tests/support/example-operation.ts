import { readFileSync } from 'node:fs';

/** The text of an example operation in docs/operations. */
export const exampleOperation = (name: string) =>
  readFileSync(new URL(`../../docs/operations/${name}.graphql`, import.meta.url), 'utf8');
