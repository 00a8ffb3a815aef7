import type { GraphQLSchema } from 'graphql';
import type { Requirements } from '../requirements/read-requirements.ts';
import type { Place } from './place.ts';

/** What is known about the entities of a fetch. */
export interface Members {
  readonly schema: GraphQLSchema;
  readonly requirements: Requirements;
  /** Whether objects of a type can be where the fetch finds its entities. */
  isPossible(type: string): boolean;
  /** Whether the client or another fetch wants a field of the objects at a place. */
  isWanted(place: Place, responseName: string): boolean;
  /** Whether earlier fetches bring a value for the objects at a place. */
  isProvided(place: Place, responseName: string): boolean;
}
