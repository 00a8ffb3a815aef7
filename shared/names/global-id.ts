/** The types whose objects can be found again by a global id alone. */
export const NODE_TYPES = ['Article', 'Comment', 'User', 'Region', 'Reporter', 'Section'] as const;
export type NodeType = (typeof NODE_TYPES)[number];

export interface NodeKey {
  readonly type: NodeType;
  /** The value of the type's key: its id, a region's code, the name of a reporter or section. */
  readonly key: string;
}

/** Longer than the id of anything that is stored. */
const MAX_LENGTH = 2_000;

/** The global id of an object, opaque to clients (Relay's Object Identification). */
export function globalId(type: NodeType, key: string): string {
  return Buffer.from(`${type}:${key}`).toString('base64url');
}

/** Undefined for a text that is no global id. */
export function readGlobalId(id: string): NodeKey | undefined {
  if (id.length > MAX_LENGTH) return undefined;
  const [, name, key] = /^(\w+):(.+)$/s.exec(Buffer.from(id, 'base64url').toString()) ?? [];
  const type = NODE_TYPES.find(one => one === name);
  // One object has one id: neither padding nor bytes that are no text.
  return type !== undefined && key !== undefined && globalId(type, key) === id ? { type, key } : undefined;
}
