import type { MastheadDocument } from '../store/masthead-store.ts';
import type { ArticleRepository } from '../store/repository.ts';
import type { Publication } from '../types/schema.generated.ts';

/** Facts about the site; unknown ones are absent. */
export interface PublicationSettings {
  readonly name?: string | undefined;
  readonly englishName?: string | undefined;
  readonly tipUrl?: string | undefined;
  readonly subscriptionUrl?: string | undefined;
}

export type PublicationFacts = ReturnType<typeof createPublicationFacts>;

export function createPublicationFacts(repository: ArticleRepository, siteUrl: string, settings: PublicationSettings) {
  /** A site whose articles are all of other publishers is edited when one of them is. */
  async function lastEditOf(publisher: string): Promise<Date | null> {
    return (await repository.findLastEdit(publisher)) ?? (await repository.findLastEdit());
  }

  return {
    /** The configured facts about the site, and those of its masthead. */
    async read(): Promise<Publication> {
      const masthead = siteMasthead(await repository.mastheads.findAll(), settings.name);
      const name = settings.name ?? masthead?._id ?? new URL(siteUrl).hostname;
      return {
        name,
        englishName: settings.englishName ?? masthead?.englishName ?? null,
        url: siteUrl,
        lastEditedAt: laterOf(masthead?.lastEditedAt ?? null, await lastEditOf(name)),
        mastheadLinks: [...(masthead?.links ?? [])],
        tipUrl: settings.tipUrl ?? null,
        subscriptionUrl: settings.subscriptionUrl ?? null,
      };
    },
  };
}

/** That of the configured name; else the first that a page printed, else the publisher of the first article. */
function siteMasthead(all: readonly MastheadDocument[], name: string | undefined): MastheadDocument | undefined {
  if (name !== undefined) return all.find(({ _id }) => _id === name);
  return all.find(({ lastEditedAt }) => lastEditedAt !== null) ?? all[0];
}

const laterOf = (one: Date | null, other: Date | null) => (one && other ? (one > other ? one : other) : (one ?? other));
