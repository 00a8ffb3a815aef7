import { type FieldNode, Kind } from 'graphql';

/** The meta-field `__typename` as a selection. */
export const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
