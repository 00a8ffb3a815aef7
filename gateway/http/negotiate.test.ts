import { describe, expect, it } from 'vitest';
import { negotiate } from './negotiate.ts';

/** What clients send as `Accept`, by their sources and traffic. */
const CLIENTS: [client: string, accept: string | undefined, single: string | undefined, subscription?: string][] = [
  ['no header: some HTTP libraries', undefined, 'json'],
  ['an empty header', '', 'json'],
  ['curl, fetch, graphql-codegen, Insomnia, Postman', '*/*', 'json'],
  ['axios', 'application/json, text/plain, */*', 'json'],
  [
    'urql, gql.tada, of a query',
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    'response',
    'event-stream',
  ],
  ['urql of a subscription', 'text/event-stream, multipart/mixed', 'event-stream', 'event-stream'],
  ['Apollo Client 3 of a query', '*/*', 'json'],
  ['Apollo Client 3 with @defer', 'multipart/mixed;deferSpec=20220824,application/json', 'json'],
  [
    'Apollo Client 3 of a subscription',
    'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json',
    'json',
    'multipart',
  ],
  ['Apollo Client 4 of a query', 'application/graphql-response+json,application/json;q=0.9', 'response'],
  [
    'Apollo Client 4 with @defer',
    'multipart/mixed;incrementalSpec=v0.2,application/graphql-response+json,application/json;q=0.9',
    'response',
  ],
  [
    'Apollo Client 4 of a subscription',
    'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/graphql-response+json,application/json;q=0.9',
    'response',
    'multipart',
  ],
  [
    'Apollo Kotlin of a query',
    'multipart/mixed;deferSpec=20220824, application/graphql-response+json, application/json',
    'response',
  ],
  [
    'Apollo Kotlin of a subscription',
    'multipart/mixed;boundary="graphql";subscriptionSpec=1.0, application/graphql-response+json, application/json',
    'response',
    'multipart',
  ],
  [
    'Apollo iOS of a query',
    'multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json',
    'response',
  ],
  [
    'Apollo iOS of a subscription',
    'multipart/mixed;subscriptionSpec="1.0",application/graphql-response+json,application/json',
    'response',
    'multipart',
  ],
  ['Relay', 'application/graphql-response+json; charset=utf-8, application/json; charset=utf-8', 'response'],
  ['graphql-request', 'application/graphql-response+json, application/json', 'response'],
  ['graphql-sse', 'text/event-stream', 'event-stream', 'event-stream'],
  ['GraphiQL', 'application/json, multipart/mixed', 'json'],
  ['Altair', 'application/json, text/event-stream, multipart/mixed', 'json', 'event-stream'],
  ['a browser', 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8', 'json'],
  ['a browser without wildcard', 'text/html', undefined],
  ['an image', 'image/png, image/*', undefined],
];

describe('negotiation', () => {
  it.each(CLIENTS)('answers %s', (_client, accept, single, subscription) => {
    expect(negotiate(accept)).toMatchObject({
      single,
      subscription,
      accepts: { subscription: subscription !== undefined },
    });
  });

  it.each([
    ['application/*', 'json'],
    ['application/json;q=0, */*', 'response'],
    ['application/json;q=0.2, application/graphql-response+json;q=0.1', 'json'],
    ['application/json, */*;q=0.1', 'json'],
    ['application/graphql-response+json, */*', 'response'],
    ['*/*;q=0', undefined],
    ['text/*', undefined],
    ['text/event-stream;q=0.1, */*', 'json'],
    ['*/*, text/event-stream', 'json'],
    ['text/event-stream, application/json', 'json'],
    ['text/event-stream, application/graphql-response+json', 'response'],
    ['text/event-stream;q=0.8, application/json;q=0.8', 'json'],
    ['text/event-stream;q=0.9, application/json;q=0.8', 'event-stream'],
    ['text/event-stream, application/json;q=0.5', 'event-stream'],
    ['application/json;q=0.5, text/event-stream', 'event-stream'],
    ['text/event-stream;q=0, application/json', 'json'],
    ['APPLICATION/JSON', 'json'],
    ['multipart/mixed', 'multipart'],
    ['multipart/*', undefined],
    [';;,', undefined],
    [`${'a/b,'.repeat(500)}application/json`, 'json'],
  ])('of %s is %s', (accept, single) => {
    expect(negotiate(accept).single).toBe(single);
    expect(negotiate(accept).single).toBe(single);
  });

  it.each([
    ['multipart/mixed;deferSpec=20220824', '20220824'],
    ['multipart/mixed;deferSpec="20220824",application/json', '20220824'],
    ['multipart/mixed;incrementalSpec=v0.2', 'v0.2'],
    ['multipart/mixed;deferSpec=20220824;q=0.5, multipart/mixed;incrementalSpec=v0.2', 'v0.2'],
    ['multipart/mixed;deferSpec=20220824;subscriptionSpec=1.0', '20220824'],
    ['multipart/mixed;deferSpec=20990101', undefined],
    ['multipart/mixed;deferSpec=20220824;q=0', undefined],
    ['multipart/mixed', undefined],
    ['*/*', undefined],
  ])('of incremental delivery: %s is %s', (accept, incremental) => {
    expect(negotiate(accept).accepts.incremental).toBe(incremental);
  });

  it.each([
    ['*/*', undefined],
    ['application/json, text/event-stream', 'event-stream'],
    ['text/event-stream;q=0.5, multipart/mixed;subscriptionSpec=1.0', 'multipart'],
    ['multipart/mixed;subscriptionSpec=2.0', undefined],
  ])('of subscriptions: %s is %s', (accept, subscription) => {
    expect(negotiate(accept).subscription).toBe(subscription);
  });

  it('knows who prefers a page', () => {
    expect(negotiate('text/html,application/xml;q=0.9,*/*;q=0.8').page).toBe(true);
    expect(negotiate('text/html').page).toBe(true);
    expect(negotiate('application/json, text/html').page).toBe(false);
    expect(negotiate('text/html;q=0.1, application/json').page).toBe(false);
    expect(negotiate('*/*').page).toBe(false);
  });
});
