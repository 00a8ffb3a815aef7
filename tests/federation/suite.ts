import type { GraphQLError } from 'graphql';
import type { Row, World } from './world.ts';

/** Resolves one field, on the monolith and in each subgraph that owns it. `self` is the row; for a field with
 * `@requires` it is a record of the required fields (taken from the representation in a subgraph, computed on the
 * monolith) that falls back to the row. */
export type FieldFunction = (self: Row, args: Row, world: World) => unknown;

export type FieldFunctions = Record<string, Record<string, FieldFunction>>;

export interface SubgraphSpec {
  sdl: string;
  /**
   * Values that only this subgraph returns; for fields that no correct plan fetches here (a wrong value reveals a wrong
   * plan).
   */
  fields?: FieldFunctions;
  /**
   * Whether this subgraph knows the entity; otherwise its reference resolver returns null.
   * @default every entity is known
   */
  knows?: (row: Row) => boolean;
  /** An error that the reference resolver throws for this entity. Such an operation states its expected result. */
  refuses?: (row: Row) => GraphQLError | undefined;
}

export interface ExpectedError {
  /** Exact path, joined by dots; or the path of an object above it when `below` is set. */
  path: string;
  /** The path may also be that of any field below `path`. @default false */
  below?: boolean;
  code?: string;
}

export interface Operation {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  /** The expected data, where the monolith cannot know it. @default the monolith's result */
  data?: Record<string, unknown> | null;
  /** Errors to expect: every one must be there, and no other. `'as the monolith'` compares the places that became
   * null by an error, since the specification leaves open which of several errors below one place is reported.
   * @default no error at all */
  errors?: ExpectedError[] | 'as the monolith';
  /** The operation is refused as a whole before it runs: no data, and this code if one is given. `valid`: the schema
   * allows it but no plan can answer it, so that `data: null` beside the error is right too. */
  refused?: { code?: string; valid?: true };
  /** The largest number of representations each named subgraph may be sent for this operation. */
  atMostRepresentations?: Record<string, number>;
}

export interface Suite {
  name: string;
  /** Subgraphs by name, in the order in which they are composed. */
  subgraphs: Record<string, string | SubgraphSpec>;
  /** Rows by type name; recreated for every operation when there are mutations. @default no rows */
  data?: () => Record<string, Row[]>;
  fields?: FieldFunctions;
  /** Operations by a title that completes "answers ...". */
  operations: Record<string, string | Operation>;
  /** Values for random arguments, by `Type.field.argument` or else by the name of the argument's type. A type that is
   * not here and is not an enum, Int, Float, String or Boolean is left out when nullable. */
  values?: Record<string, unknown[]>;
  /** Excludes the suite from random operations, with the reason. */
  notRandom?: string;
}

export const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: [
  "@key", "@external", "@requires", "@provides", "@shareable", "@override", "@inaccessible", "@interfaceObject", "@tag",
  "@composeDirective", "@context", "@fromContext", "@extends", "@authenticated", "@requiresScopes", "@policy"])
`;
