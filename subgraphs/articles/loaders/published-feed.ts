import { badInput } from '../../../shared/errors/errors.ts';
import type { ResumePoint } from '../../../shared/graphql/resumption.ts';
import type { Change, ChangeFeed } from '../../../shared/mongo/changes/change-feed.ts';
import { sectionName } from '../../../shared/names/section-name.ts';
import { findRegionByCode } from '../../../shared/regions.ts';
import type { ArticleDocument } from '../store/article-document.ts';

export interface PublishedFilter {
  readonly section?: string | null;
  readonly regionCodes?: readonly string[] | null;
}

export type PublishedFeed = ReturnType<typeof createPublishedFeed>;

/** Articles as they go live, whichever process publishes them. */
export function createPublishedFeed(changes: ChangeFeed<ArticleDocument>) {
  return {
    /** @throws BAD_USER_INPUT for an unknown region; see {@link ChangeFeed.listen} for resuming */
    listen({ section, regionCodes }: PublishedFilter, resume?: ResumePoint) {
      regionCodes?.forEach((code, i) => {
        if (findRegionByCode(code)) return;
        throw badInput(`regionCodes[${i}]`, JSON.stringify(code.slice(0, 80)), 'an ISO 3166-2:KR code');
      });
      const accept = (change: Change<ArticleDocument>) => {
        const article = wentLive(change);
        if (!article || (section != null && article.section !== sectionName(section))) return false;
        return regionCodes == null || regionCodes.some(code => article.regionCodes.includes(code));
      };
      return changes.listen({ accept, resume });
    },

    /** Articles as they become breaking news that readers see. */
    listenBreaking(resume?: ResumePoint) {
      const accept = (change: Change<ArticleDocument>) => {
        const { document, updated } = change;
        if (document?.status !== 'PUBLISHED' || !document.isBreaking) return false;
        return updated.isBreaking === true || wentLive(change) !== undefined;
      };
      return changes.listen({ accept, resume });
    },
  };
}

/** The article, if the change made it live for the first time and it still is. */
function wentLive({ kind, document, updated }: Change<ArticleDocument>): ArticleDocument | undefined {
  const isLive = document?.status === 'PUBLISHED' && (kind === 'insert' || updated.liveAt != null);
  return isLive ? document : undefined;
}
