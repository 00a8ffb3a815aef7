/** What an answer was read from is named `<subgraph>` as a whole, and `<subgraph> <thing>` for a part of it. */

/** The tag of the subgraph that a tag is of. */
export function subgraphTag(tag: string): string {
  const end = tag.indexOf(' ');
  return end < 0 ? tag : tag.slice(0, end);
}

export const tagIn = (subgraph: string, thing: string) => `${subgraph} ${thing}`;
