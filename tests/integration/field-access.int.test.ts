import { readFileSync } from 'node:fs';
import type { GraphQLObjectType } from 'graphql';
import { UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { rulesOf } from '../../gateway/engine/supergraph/access-rules.ts';
import { loadSupergraph } from '../../gateway/engine/supergraph/load-supergraph.ts';
import { environmentName } from '../../gateway/settings/table.ts';
import { createEmbeddedGateway } from '../../site/server/embedded-gateway.ts';
import { MODULES } from '../../site/server/open-modules.ts';
import { createRemoteGateway } from '../../site/server/remote-gateway.ts';
import type { Running } from '../../site/server/running.ts';
import { createSubgraphServer } from '../../site/server/subgraph-server.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { type Issuer, startIssuer } from '../support/issuer.ts';
import { createTestDatabase } from '../support/mongo.ts';
import { writeField } from '../support/sample-arguments.ts';
import { articleInput } from '../support/samples.ts';

/** Every guarded field of the graph, asked by every kind of caller, of gateways and of the subgraphs themselves. */

/** Who may ask: anybody with a token, or who has the scope. */
const RIGHTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  articles: {
    'Article.revisions': 'articles:write',
    'Mutation.upsertArticle': 'articles:write',
    'Mutation.recordMasthead': 'articles:write',
    'Mutation.updateArticle': 'articles:write',
    'Mutation.publishArticle': 'articles:publish',
    'Mutation.scheduleArticle': 'articles:publish',
    'Mutation.archiveArticle': 'articles:publish',
    'Mutation.restoreArticle': 'articles:publish',
    'Mutation.expireArticle': 'articles:publish',
    'Mutation.markBreaking': 'articles:publish',
    'Mutation.saveFrontPage': 'articles:publish',
    'Mutation.saveSeries': 'articles:publish',
    'Mutation.saveReporter': 'articles:write',
    'Mutation.createPreview': 'articles:write',
    'FrontPage.articleIds': 'articles:publish',
  },
  comments: {
    'Query.myComments': 'a token',
    'Query.repliesToMe': 'a token',
    'Query.notifications': 'a token',
    'Query.myData': 'a token',
    'Query.user': 'comments:moderate',
    'Query.users': 'comments:moderate',
    'Query.moderationQueues': 'comments:moderate',
    'Query.moderationLog': 'comments:moderate',
    'Mutation.upsertCommentThread': 'comments:moderate',
    'Mutation.createComment': 'a token',
    'Mutation.createCommentReply': 'a token',
    'Mutation.editComment': 'a token',
    'Mutation.deleteComment': 'a token',
    'Mutation.createCommentReaction': 'a token',
    'Mutation.removeCommentReaction': 'a token',
    'Mutation.createCommentDontAgree': 'a token',
    'Mutation.removeCommentDontAgree': 'a token',
    'Mutation.createCommentFlag': 'a token',
    'Mutation.approveComment': 'comments:moderate',
    'Mutation.rejectComment': 'comments:moderate',
    'Mutation.featureComment': 'comments:moderate',
    'Mutation.unfeatureComment': 'comments:moderate',
    'Mutation.openThread': 'comments:moderate',
    'Mutation.closeThread': 'comments:moderate',
    'Mutation.premoderateThread': 'comments:moderate',
    'Mutation.banUser': 'comments:moderate',
    'Mutation.removeUserBan': 'comments:moderate',
    'Mutation.suspendUser': 'comments:moderate',
    'Mutation.removeUserSuspension': 'comments:moderate',
    'Mutation.warnUser': 'comments:moderate',
    'Mutation.acknowledgeWarning': 'a token',
    'Mutation.premodUser': 'comments:moderate',
    'Mutation.removeUserPremod': 'comments:moderate',
    'Mutation.ignoreUser': 'a token',
    'Mutation.removeUserIgnore': 'a token',
    'Mutation.requestAccountDeletion': 'a token',
    'Mutation.cancelAccountDeletion': 'a token',
    'Mutation.markNotificationsSeen': 'a token',
    'Mutation.slowThread': 'comments:moderate',
  },
  'air-quality': {
    'Mutation.recordAirQuality': 'air-quality:write',
    'Mutation.recordAirQualityAlerts': 'air-quality:write',
    'Mutation.recordAirQualityForecasts': 'air-quality:write',
    'Mutation.recordAirQualityStations': 'air-quality:write',
    'Mutation.recordStationAirQuality': 'air-quality:write',
  },
};

/** What anybody may do. */
const OPEN = ['Mutation.recordReads'];

/** What each caller has; undefined for a token that nobody may believe. */
const CALLERS: Readonly<Record<string, { readonly rights: readonly string[] | undefined }>> = {
  'nobody known': { rights: [] },
  'a reader': { rights: ['a token'] },
  'a moderator': { rights: ['a token', 'comments:moderate'] },
  'an editor': { rights: ['a token', 'articles:write', 'articles:publish'] },
  'a meter': { rights: ['a token', 'air-quality:write'] },
  'an expired editor': { rights: undefined },
  'an editor of another graph': { rights: undefined },
  'an editor signed by nobody': { rights: undefined },
  'an editor of another issuer': { rights: undefined },
};

const sdl = readFileSync('supergraph.graphql', 'utf8');
const { schema, access } = loadSupergraph(sdl);
const stack = new AsyncDisposableStack();
let issuer: Issuer;
let stranger: Issuer;
let articleId: string;
const gateways: Record<string, Running> = {};
const subgraphs: Record<string, Running> = {};
const urls = new Map<Running, string>();

beforeAll(async () => {
  issuer = stack.use(await startIssuer());
  stranger = stack.use(await startIssuer());
  const { uri } = stack.use(await createTestDatabase(inject('mongodbUri')));
  const environment = {
    MONGODB_URI: uri,
    JWKS_URL: issuer.url,
    JWT_ISSUER: issuer.issuer,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'production',
    SUBGRAPHS_UNSIGNED: 'true',
  };
  const listen = async (running: Running): Promise<Running> => {
    stack.defer(running.close);
    urls.set(running, await running.host.listen());
    return running;
  };
  const addresses: Record<string, string> = {};
  for (const module of MODULES) {
    const { name } = module;
    const server = await listen(await createSubgraphServer(readSettings(environment), module, () => {}));
    subgraphs[name] = server;
    addresses[`SUBGRAPH_${environmentName(name)}_URL`] = urls.get(server)!;
  }
  gateways.embedded = await listen(await createEmbeddedGateway(readSettings(environment), () => {}));
  gateways.remote = await listen(
    await createRemoteGateway(readSettings({ ...environment, ...addresses }), { read: async () => sdl }),
  );
  const made = await post(gateways.embedded, {
    query: 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { article { id } } }',
    variables: { input: articleInput('rights') },
    authorization: await authorizationOf('an editor'),
  });
  articleId = (made.data as { upsertArticle: { article: { id: string } } }).upsertArticle.article.id;
  const curated = await post(gateways.embedded, {
    query: `mutation { saveFrontPage(input: { articleIds: ["${articleId}"] }) { errors { code } } }`,
    authorization: await authorizationOf('an editor'),
  });
  expect(curated.data).toEqual({ saveFrontPage: { errors: [] } });
});
afterAll(() => stack.disposeAsync());

async function post(
  running: Running,
  asked: { query: string; variables?: object; authorization?: string | undefined },
) {
  const { authorization, ...body } = asked;
  const response = await fetch(urls.get(running)!, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { data?: object | null; errors?: { extensions: { code: string } }[] };
  return {
    status: response.status,
    data: answer.data,
    codes: answer.errors?.map(({ extensions }) => extensions.code) ?? [],
  };
}

async function authorizationOf(caller: string): Promise<string | undefined> {
  const rights = CALLERS[caller]!.rights ?? ['articles:write', 'articles:publish'];
  const scope = rights.filter(right => right !== 'a token').join(' ');
  // Somebody new each time: an account that asked for its deletion may do nothing more.
  const claims = { sub: crypto.randomUUID(), scope };
  switch (caller) {
    case 'nobody known':
      return undefined;
    case 'an expired editor':
      return `Bearer ${await issuer.sign({ ...claims, exp: Math.floor(Date.now() / 1000) - 60 })}`;
    case 'an editor of another graph':
      return `Bearer ${await issuer.sign({ ...claims, aud: 'another' })}`;
    case 'an editor of another issuer':
      return `Bearer ${await stranger.sign(claims)}`;
    case 'an editor signed by nobody': {
      const unsecured = new UnsecuredJWT({ ...claims, iss: issuer.issuer, aud: 'newsgraph' });
      return `Bearer ${unsecured.setExpirationTime('1h').encode()}`;
    }
    default:
      return `Bearer ${await issuer.sign(claims)}`;
  }
}

/** The field at its place in the graph, or of an entity as a gateway would ask a subgraph for it. */
function operationFor(coordinate: string, direct: boolean): string {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const field = writeField((schema.getType(typeName) as GraphQLObjectType).getFields()[fieldName]!);
  if (typeName === 'Mutation') return `mutation { ${field} }`;
  if (typeName === 'Query') return `{ ${field} }`;
  if (typeName === 'FrontPage') return `{ frontPage { ${field} } }`;
  if (!direct) return `{ article(id: "${articleId}") { ${field} } }`;
  return `{ _entities(representations: [{ __typename: "${typeName}", id: "${articleId}" }]) { ... on ${typeName} { ${field} } } }`;
}

const REFUSALS = ['UNAUTHENTICATED', 'FORBIDDEN'];
const refusals = ({ codes }: { readonly codes: readonly string[] }) => codes.filter(code => REFUSALS.includes(code));
const FIELDS = MODULES.flatMap(({ name: subgraph }) =>
  Object.entries(RIGHTS[subgraph]!).map(([coordinate, right]) => ({ subgraph, coordinate, right })),
);

it('has a line for each guarded field, and each mutation is guarded', () => {
  const guarded = Object.values(schema.getTypeMap()).flatMap(type =>
    'getFields' in type && type.name !== 'Subscription'
      ? Object.keys(type.getFields()).flatMap(field =>
          rulesOf(access, type.name, field).length > 0 ? `${type.name}.${field}` : [],
        )
      : [],
  );
  const mutations = Object.keys(schema.getMutationType()!.getFields()).map(field => `Mutation.${field}`);
  const lines = FIELDS.map(({ coordinate }) => coordinate);
  expect(lines.toSorted()).toEqual(guarded.toSorted());
  expect([...lines, ...OPEN]).toEqual(expect.arrayContaining(mutations));
});

describe.each(Object.keys(CALLERS))('%s', caller => {
  const { rights } = CALLERS[caller]!;

  it.each(['embedded', 'remote'])('is answered by a gateway over %s subgraphs what its rights allow', async way => {
    for (const { coordinate, right } of FIELDS) {
      const query = operationFor(coordinate, false);
      const answer = await post(gateways[way]!, { query, authorization: await authorizationOf(caller) });
      if (rights === undefined) {
        expect([coordinate, answer]).toEqual([
          coordinate,
          { status: 401, data: undefined, codes: ['UNAUTHENTICATED'] },
        ]);
      } else {
        const refusal = rights.length === 0 ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        const expected = rights.includes(right) ? [] : [refusal];
        expect([coordinate, answer.status, refusals(answer)]).toEqual([coordinate, 200, expected]);
      }
    }
  });

  it('is answered the same by the subgraphs themselves', async () => {
    for (const { subgraph, coordinate, right } of FIELDS) {
      const query = operationFor(coordinate, true);
      const answer = await post(subgraphs[subgraph]!, { query, authorization: await authorizationOf(caller) });
      if (rights === undefined) {
        expect([coordinate, answer]).toEqual([
          coordinate,
          { status: 401, data: undefined, codes: ['UNAUTHENTICATED'] },
        ]);
      } else {
        const refusal = rights.length === 0 ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        const expected = rights.includes(right) ? [] : [refusal];
        expect([coordinate, answer.status, refusals(answer)]).toEqual([coordinate, 200, expected]);
      }
    }
  });
});
