/** Tags are named `<subgraph>` for all data of a subgraph, and `<subgraph> <thing>` for a part of it. */

/** The tag of all data of a tag's subgraph. */
export function subgraphTag(tag: string): string {
  const end = tag.indexOf(' ');
  return end < 0 ? tag : tag.slice(0, end);
}

export const tagIn = (subgraph: string, thing: string) => `${subgraph} ${thing}`;
