import DataLoader from 'dataloader';
import { badInput } from '../../../shared/errors/errors.ts';
import type { PageArguments } from '../../../shared/graphql/connection.ts';
import { type NodeKey, type NodeType, readGlobalId } from '../../../shared/names/global-id.ts';
import { findRegionByCode } from '../../../shared/regions.ts';
import type { ArticleVisibility } from '../services/article-visibility.ts';

/** What it needs of the request's other loaders. */
interface FoundByNode {
  byId(id: string): Promise<object | null>;
  user(id: string): Promise<object | null>;
  isViewer(id: string): boolean;
  commentsBy(id: string, page: PageArguments): Promise<{ readonly nodes: readonly unknown[] }>;
}

/** A row of any type, which says which one it is; the rows of other subgraphs are references. */
export type NodeRow = { readonly __typename: NodeType } & object;

export interface NodeLoader {
  /** @throws BAD_USER_INPUT for a text that is no global id */
  node(id: string): Promise<NodeRow | null>;
  /** In the order of the ids; an Error in place of one that cannot be read. @throws BAD_USER_INPUT for none and too many */
  nodes(ids: readonly string[]): Promise<(NodeRow | null | Error)[]>;
}

const MAX_IDS = 50;

/**
 * Finds objects of all subgraphs by their global ids. It is here, since comments follow which articles are public; an
 * object that only another subgraph knows would be an error there, rather than null.
 *
 * @param seesDrafts whether the caller may see articles that readers may not
 */
export function createNodeLoader(loaders: FoundByNode, articles: ArticleVisibility, seesDrafts: boolean): NodeLoader {
  const publicArticles = new DataLoader<string, boolean>(async ids => {
    const found = await articles.publicAmong(ids);
    return ids.map(id => found.has(id));
  });

  /** The authors of imported comments are stored with them only. */
  const hasWritten = async (id: string) => (await loaders.commentsBy(id, { first: 1 })).nodes.length > 0;

  const finders: Readonly<Record<NodeType, (key: string) => Promise<object | null> | object | null>> = {
    Article: async id => (seesDrafts || (await publicArticles.load(id)) ? { id } : null),
    Comment: id => loaders.byId(id),
    User: async id => (loaders.isViewer(id) || (await loaders.user(id)) || (await hasWritten(id)) ? { id } : null),
    Region: code => (findRegionByCode(code) ? { code } : null),
    Reporter: name => ({ name }),
    Section: name => ({ name }),
  };
  const find = async ({ type, key }: NodeKey): Promise<NodeRow | null> => {
    const row = await finders[type](key);
    return row && { ...row, __typename: type };
  };
  const read = (argument: string, id: string): NodeKey => {
    const key = readGlobalId(id);
    if (key) return key;
    throw badInput(argument, JSON.stringify(id.slice(0, 80)), 'a global id as returned by `nodeId`');
  };

  return {
    node: async id => find(read('id', id)),
    async nodes(ids) {
      if (ids.length < 1 || ids.length > MAX_IDS) throw badInput('ids', `${ids.length} ids`, `1 to ${MAX_IDS}`);
      const found = await Promise.allSettled(ids.map(async (id, i) => find(read(`ids[${i}]`, id))));
      return found.map(one => (one.status === 'fulfilled' ? one.value : (one.reason as Error)));
    },
  };
}
