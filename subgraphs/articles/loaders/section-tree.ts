import { sectionPath } from '../../../shared/names/section-name.ts';
import type { NameCount } from '../store/repository.ts';

/** A section in its tree. */
export interface SectionNode extends NameCount {
  readonly parent: SectionNode | null;
  /** Those with the most articles first. */
  readonly children: readonly SectionNode[];
  /** The articles of the section and of all below it. */
  readonly total: number;
}

interface Growing extends SectionNode {
  readonly children: Growing[];
  count: number;
  total: number;
}

export interface SectionTree {
  readonly roots: readonly SectionNode[];
  readonly byName: ReadonlyMap<string, SectionNode>;
}

const known = new WeakMap<readonly NameCount[], SectionTree>();

/** The tree of sections: those with articles, and those above them. Made once of the same counts. */
export function sectionTreeOf(counts: readonly NameCount[]): SectionTree {
  const tree = known.get(counts) ?? growTree(counts);
  known.set(counts, tree);
  return tree;
}

function growTree(counts: readonly NameCount[]): SectionTree {
  const byName = new Map<string, Growing>();
  const roots: Growing[] = [];
  for (const { _id: name, count } of counts) {
    let parent: Growing | null = null;
    for (const _id of sectionPath(name)) {
      const node: Growing = byName.get(_id) ?? { _id, count: 0, total: 0, parent, children: [] };
      if (!byName.has(_id)) (parent?.children ?? roots).push(node);
      byName.set(_id, node);
      node.total += count;
      parent = node;
    }
    if (parent) parent.count = count;
  }
  for (const siblings of [roots, ...[...byName.values()].map(node => node.children)]) siblings.sort(byTotal);
  return { roots, byName };
}

const byTotal = (a: SectionNode, b: SectionNode) => b.total - a.total || (a._id < b._id ? -1 : 1);

/** The sections of some names, in order; one that has no published article has none. */
export const sectionsNamed = ({ byName }: SectionTree, names: readonly string[]): SectionNode[] =>
  names.map(_id => byName.get(_id) ?? { _id, count: 0, total: 0, parent: null, children: [] });
