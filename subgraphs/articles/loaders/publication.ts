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
  return {
    /** The configured facts about the site, and when it was last edited. */
    async read(): Promise<Publication> {
      const last = await repository.findLastEdited();
      const named = settings.name !== undefined;
      return {
        name: settings.name ?? last?.publisher.name ?? new URL(siteUrl).hostname,
        englishName: settings.englishName ?? (named ? null : (last?.publisher.englishName ?? null)),
        url: siteUrl,
        lastEditedAt: last?.updatedAt ?? null,
        tipUrl: settings.tipUrl ?? null,
        subscriptionUrl: settings.subscriptionUrl ?? null,
      };
    },
  };
}
