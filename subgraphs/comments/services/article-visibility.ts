import { pauseAfter } from '../../../shared/reconnect/growing-pause.ts';
import type { EntitySource } from '../../../shared/subgraph-module/subgraph-module.ts';
import type { ArticleState } from '../store/documents.ts';
import type { CommentRepository } from '../store/repository.ts';

const PAUSES = { first: 200, longest: 10_000 };
const BATCH = 500;

export interface ArticleVisibility {
  /** Whether everybody may see an article, so that it can be commented on, and since when. @throws where nobody knows */
  find(articleId: string): Promise<KnownArticle>;
  /** Which of some articles everybody may see, in two reads. @throws where nobody knows */
  publicAmong(articleIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Compares an article on which comments were imported, before long. */
  compare(articleId: string): void;
  close(): Promise<void>;
}

export type KnownArticle = Pick<ArticleState, 'isPublic' | 'publishedAt'>;

/** Of a subgraph without articles beside it: all of them are public. */
export const ALL_PUBLIC: ArticleVisibility = {
  find: async () => ({ isPublic: true }),
  publicAmong: async articleIds => new Set(articleIds),
  compare: () => {},
  close: async () => {},
};

const isSame = (known: ArticleState, isPublic: boolean, publishedAt: Date | null) =>
  known.settled &&
  known.isPublic === isPublic &&
  (!isPublic || (known.publishedAt ?? null)?.getTime() === publishedAt?.getTime());

async function publicAmong(
  repository: Pick<CommentRepository, 'findArticleStates'>,
  source: EntitySource,
  isFollowed: (id: string) => boolean,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = new Map((await repository.findArticleStates(ids)).map(state => [state._id, state]));
  const isCertain = (id: string) => isFollowed(id) && known.get(id)?.settled === true;
  const open = ids.filter(id => !isCertain(id));
  const certain = ids.filter(id => isCertain(id) && known.get(id)!.isPublic);
  if (open.length === 0) return new Set(certain);
  try {
    return new Set([...certain, ...(await source.findPublic(open)).keys()]);
  } catch (error) {
    if (open.some(id => !known.has(id))) throw error;
    return new Set(ids.filter(id => known.get(id)!.isPublic));
  }
}

/**
 * Follows which articles are public. What is known is stored, so that it is known while the articles cannot be reached;
 * after a start, and after changes may have been missed, all of it is compared with them.
 */
export function followArticles(
  repository: Pick<
    CommentRepository,
    'findArticleState' | 'findArticleStates' | 'nextArticleStates' | 'setArticleState' | 'addArticles'
  >,
  source: EntitySource,
  onError: (error: unknown) => void,
): ArticleVisibility {
  const stop = new AbortController();
  const changed = new Set<string>();
  let isLive = false;
  let working: Promise<void> | undefined;

  async function compare(known: readonly ArticleState[]): Promise<void> {
    if (known.length === 0) return;
    const found = await source.findPublic(known.map(({ _id }) => _id));
    for (const state of known) {
      if (stop.signal.aborted) return;
      const publishedAt = found.get(state._id) ?? null;
      if (!isSame(state, found.has(state._id), publishedAt)) {
        await repository.setArticleState(state._id, found.has(state._id), publishedAt);
      }
    }
  }

  async function compareAll(): Promise<void> {
    for (let after = ''; !stop.signal.aborted; ) {
      const known = await repository.nextArticleStates(after, BATCH);
      if (known.length === 0) return;
      await compare(known);
      after = known.at(-1)!._id;
    }
  }

  /** Works off what has changed, one after the other: of two answers for an article, the later one stays. */
  function proceed(): void {
    working ??= workOff().finally(() => {
      working = undefined;
      if (changed.size > 0 && !stop.signal.aborted) proceed();
    });
  }

  async function workOff(): Promise<void> {
    for (let failures = 0; changed.size > 0 && !stop.signal.aborted; ) {
      const ids = [...changed].slice(0, BATCH);
      const all = changed.has('*');
      if (all) changed.clear();
      else for (const id of ids) changed.delete(id);
      try {
        await (all ? compareAll() : compare(await repository.findArticleStates(ids, true)));
        failures = 0;
      } catch (error) {
        if (stop.signal.aborted) return;
        for (const id of all ? ['*'] : ids) changed.add(id);
        onError(error);
        await pauseAfter(failures++, PAUSES, stop.signal);
      }
    }
  }

  function note(ids: readonly string[]): void {
    for (const id of ids) changed.add(id);
    if (changed.size > 0) proceed();
  }

  async function follow(): Promise<void> {
    for (let failures = 0; !stop.signal.aborted; failures++) {
      try {
        await source.watchChanges({
          signal: stop.signal,
          onChange: note,
          onLive(live) {
            isLive = live;
            if (!live) return;
            failures = 0;
            note(['*']);
          },
        });
      } catch (error) {
        if (!stop.signal.aborted) onError(error);
      }
      isLive = false;
      await pauseAfter(failures, PAUSES, stop.signal);
    }
  }

  const following = follow();
  return {
    compare: articleId => note([articleId]),
    publicAmong: ids => publicAmong(repository, source, id => isLive && !changed.has(id), ids),
    async find(articleId) {
      const known = await repository.findArticleState(articleId);
      if (known?.isPublic && known.settled && isLive && !changed.has(articleId)) return known;
      let found: ReadonlyMap<string, Date | null>;
      try {
        found = await source.findPublic([articleId]);
      } catch (error) {
        if (!known) throw error;
        return known;
      }
      const [isPublic, publishedAt] = [found.has(articleId), found.get(articleId) ?? null];
      // Of ids that nobody has commented on, those that are no article are not stored.
      if (!known && isPublic) await repository.addArticles([articleId], true, publishedAt);
      else if (known && !isSame(known, isPublic, publishedAt)) note([articleId]);
      return { isPublic, publishedAt };
    },
    async close() {
      stop.abort();
      await source.close();
      await Promise.all([following, working]);
    },
  };
}
