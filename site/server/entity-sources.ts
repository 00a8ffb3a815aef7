import { OperationTypeNode, parse } from 'graphql';
import type { Db } from 'mongodb';
import { watchRemote } from '../../gateway/caching/watch-remote.ts';
import { createHttpTransport } from '../../gateway/engine/transport/http/http.ts';
import { CHANGES_PATH } from '../../gateway/request/paths.ts';
import { createLocalContext } from '../../gateway/request/request-context.ts';
import { httpOptions } from '../../gateway/runtime/http-options.ts';
import type { ChangeWatcher } from '../../shared/graphql/subgraph.ts';
import { pauseAfter } from '../../shared/reconnect/growing-pause.ts';
import type { EntitySource, SubgraphModule } from '../../shared/subgraph-module/subgraph-module.ts';
import type { SiteSettings } from '../settings/read-settings.ts';

/** How often everything is compared with a subgraph that does not tell of its changes. */
const COMPARED_EVERY_MS = 60_000;
const PAUSE = { first: COMPARED_EVERY_MS, longest: COMPARED_EVERY_MS };

/** The entities of a module: in the database, unless its subgraph has a URL of its own. */
export function openEntities(
  settings: Pick<SiteSettings, 'subgraph' | 'caching'>,
  { name, entities }: SubgraphModule,
  db: Db,
): EntitySource {
  if (!entities) throw new TypeError(`The subgraph ${name} has no entities that others refer to`);
  const { url } = settings.subgraph(name);
  return url === undefined ? entities.open(db) : remoteEntities(settings, { name, url, typeName: entities.typeName });
}

interface PublicEntity {
  readonly id?: string;
  readonly publishedAt?: string | null;
}

interface RemoteEntities {
  readonly name: string;
  readonly url: string;
  readonly typeName: string;
}

/** Entities as a subgraph elsewhere answers for them without a token. */
function remoteEntities(
  settings: Pick<SiteSettings, 'subgraph' | 'caching'>,
  { name, url, typeName }: RemoteEntities,
): EntitySource {
  const { changesSecret } = settings.caching;
  const transport = createHttpTransport(
    httpOptions({ name, url, settings: settings.subgraph(name), onCircuitChange: () => {} }),
  );
  const text = `query Public($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${typeName} { id publishedAt } } }`;
  const fetch = transport.prepare({
    text,
    document: parse(text),
    operationName: 'Public',
    kind: OperationTypeNode.QUERY,
    entities: true,
  });
  return {
    async findPublic(ids) {
      const representations = ids.map(id => ({ __typename: typeName, id }));
      const scope = { context: createLocalContext(undefined), contexts: new Map() };
      const { data, errors } = await fetch({ representations }, scope);
      const found = data?._entities as (PublicEntity | null)[] | null | undefined;
      if (!found)
        throw new Error(`Subgraph "${name}" does not say which ${typeName}s are public: ${errors?.[0]?.message}`);
      return new Map(
        found.flatMap(entity =>
          entity?.id === undefined ? [] : [[entity.id, entity.publishedAt ? new Date(entity.publishedAt) : null]],
        ),
      );
    },
    watchChanges: watcher =>
      changesSecret === undefined
        ? compareOften(watcher)
        : watchRemote(new URL(CHANGES_PATH, url), changesSecret, {
            ...watcher,
            onChange: tags => watcher.onChange(tags.flatMap(tag => idOf(typeName, tag))),
          }),
    close: () => transport.close(),
  };
}

/** The id of a tag such as `Article:a1`; other tags are about lists. */
function idOf(typeName: string, tag: string): string[] {
  if (tag === '*') return [tag];
  return tag.startsWith(`${typeName}:`) && !tag.includes(' ') ? [tag.slice(typeName.length + 1)] : [];
}

async function compareOften({ signal, onChange }: ChangeWatcher): Promise<void> {
  while (!signal.aborted) {
    onChange(['*']);
    await pauseAfter(0, PAUSE, signal);
  }
}
