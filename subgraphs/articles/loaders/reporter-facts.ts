import DataLoader from 'dataloader';
import type { ArticleDocument } from '../store/article-document.ts';
import type { ReporterProfile, ReporterStore } from '../store/curated/reporter-store.ts';

/** A reporter by name, with the number of articles where that is known. */
export interface ReporterRow {
  readonly _id: string;
  readonly count?: number;
}

/** What is known of a reporter: the profile, and what the newest article prints. */
export interface ReporterFacts {
  readonly profile: ReporterProfile | null;
  readonly printed: ArticleDocument['bylines'][number] | undefined;
}

/** @param newestOf the newest articles of a reporter; those that are asked for together are read together. */
export function reporterLoader(
  store: Pick<ReporterStore, 'findProfiles'>,
  newestOf: (name: string) => Promise<readonly ArticleDocument[]>,
) {
  const profiles = new DataLoader<string, ReporterProfile | null>(names => store.findProfiles(names));
  return async (name: string): Promise<ReporterFacts> => {
    const [profile, articles] = await Promise.all([profiles.load(name), newestOf(name)]);
    return { profile, printed: articles[0]?.bylines.find(byline => byline.name === name) };
  };
}
