import type { ArticleDocument } from '../store/article-document.ts';

/** A value that some of the results have. */
export interface Facet {
  readonly value: string;
  readonly count: number;
}

export interface Facets {
  readonly sections: readonly Facet[];
  readonly tags: readonly Facet[];
  readonly reporters: readonly Facet[];
  readonly regions: readonly Facet[];
}

/** The most frequent values of each kind; an article counts once for each of its values. */
export function countFacets(articles: readonly ArticleDocument[], first: number): Facets {
  const count = (valuesOf: (article: ArticleDocument) => readonly string[]): Facet[] => {
    const counts = new Map<string, number>();
    for (const article of articles) {
      for (const value of new Set(valuesOf(article))) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts]
      .map(([value, one]) => ({ value, count: one }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, first);
  };
  return {
    sections: count(({ section }) => (section === null ? [] : [section])),
    tags: count(({ tags }) => tags),
    reporters: count(({ bylines }) => bylines.map(({ name }) => name)),
    regions: count(({ regionCodes }) => regionCodes),
  };
}
