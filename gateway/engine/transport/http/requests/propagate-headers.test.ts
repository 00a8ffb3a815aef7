import { describe, expect, it } from 'vitest';
import { readHeaderRules, readResponseHeaderRules } from '../../../../runtime/read-header-rules.ts';
import { traffic } from '../../../../settings/groups/traffic.ts';
import { applyHeaderRules, headersKey, propagateHeaders } from './propagate-headers.ts';
import { compileResponseHeaders } from './response-headers.ts';

const CLIENT = {
  authorization: 'Bearer t',
  cookie: 'secret',
  connection: 'close',
  host: 'evil',
  'content-length': '1',
  'x-newsgraph-signature': 'forged',
  'x-tenant': 'a',
  'x-list': ['1', '2'],
};
const rules = (text: string) => readHeaderRules(traffic.headers.read(text)!);
const responseRules = (text: string) => readResponseHeaderRules(traffic.responseHeaders.read(text)!);

describe('header rules', () => {
  it.each<[string, Record<string, string>]>([
    ['[]', { authorization: 'Bearer t' }],
    ['[{ propagate: X-Tenant }]', { authorization: 'Bearer t', 'x-tenant': 'a' }],
    ['[{ propagate: x-tenant, rename: X-Org }, { remove: Authorization }]', { 'x-org': 'a' }],
    ['[{ remove: authorization }, { propagate: x-none, default: none }]', { 'x-none': 'none' }],
    ['[{ matching: "^x-" }]', { authorization: 'Bearer t', 'x-tenant': 'a', 'x-list': '1, 2' }],
    ['[{ matching: .* }, { remove: cookie }]', { authorization: 'Bearer t', 'x-tenant': 'a', 'x-list': '1, 2' }],
    ['[{ insert: X-Tenant, value: b }]', { authorization: 'Bearer t', 'x-tenant': 'b' }],
    ['[{ insert: x-tenant, value: b }, { propagate: x-tenant }]', { authorization: 'Bearer t', 'x-tenant': 'a' }],
  ])('%s', (text, expected) => {
    expect(applyHeaderRules(rules(text))({ headers: CLIENT })).toEqual(expected);
  });

  it('names that `Connection` lists are for the gateway alone', () => {
    const headers = { ...CLIENT, connection: 'close, X-Tenant', 'x-other': 'o' };
    expect(
      applyHeaderRules(rules('[{ matching: "^x-(tenant|other)$" }, { propagate: x-tenant }]'))({ headers }),
    ).toEqual({
      authorization: 'Bearer t',
      'x-other': 'o',
    });
    const hidden = { ...CLIENT, connection: 'authorization' };
    expect(propagateHeaders()({ headers: hidden }) ?? {}).toEqual({});
    const passed: Record<string, string> = {};
    compileResponseHeaders(responseRules('[{ name: X-Region }]'))(
      { 'x-region': 'one', connection: 'x-region' },
      passed,
    );
    expect(passed).toEqual({});
  });

  it.each([
    ['[{}]', 'traffic.headers: rule 1: expected one of propagate, matching, insert and remove'],
    ['[{ remove: a }, { propagate: a, insert: b }]', 'rule 2: expected one of'],
    ['[{ matching: "(" }]', 'rule 1: Invalid regular expression'],
    ['[{ insert: a }]', 'rule 1: insert expects a value'],
    ['[{ insert: a, value: 값 }]', "rule 1: expected a header's value, of ASCII characters"],
    ['[{ insert: "a b", value: x }]', 'found "a b", expected a header\'s name'],
    ['[{ propagate: Host }]', 'Host is set by the gateway itself'],
    ['[{ propagate: a, rename: Content-Length }]', 'Content-Length is set by the gateway itself'],
    ['[{ remove: a, value: x }]', 'only insert has a value'],
    ['[{ remove: a, rename: x }]', 'only propagate has rename'],
  ])('refuses %s', (text, message) => {
    expect(() => rules(text)).toThrow(message);
  });

  it('apply inserted headers to one subgraph only', () => {
    const stated = traffic.headers.read('[{ insert: x-key, value: top secret }]')!;
    expect(JSON.stringify(traffic.headers.write(stated))).not.toContain('top secret');
    expect(() => rules('[{ insert: x-key, value: "top 비밀" }]')).not.toThrow(/top/);
  });

  it('distinguishes requests by all headers except tracing headers', () => {
    const key = headersKey({ a: '1', traceparent: 'x' });
    expect(headersKey({ a: '1', traceparent: 'y' })).toBe(key);
    expect(headersKey({ a: '2', traceparent: 'x' })).not.toBe(key);
    expect(headersKey(undefined)).toBe('');
  });
});

describe('response header rules', () => {
  it.each([
    ['first', 'one'],
    ['last', 'two'],
    ['append', 'one, two'],
  ])('keeps the %s', (keep, expected) => {
    const pass = compileResponseHeaders(responseRules(`[{ name: X-Region, rename: x-place, keep: ${keep} }]`));
    const passed: Record<string, string> = {};
    pass({ 'x-region': 'one', 'set-cookie': 'a=b' }, passed);
    pass({}, passed);
    pass({ 'x-region': 'two' }, passed);
    expect(passed).toEqual({ 'x-place': expected });
  });

  it.each([
    ['[{ keep: first }]', 'rule 1: expected a name'],
    ['[{ name: Set-Cookie }]', 'Set-Cookie is not passed to clients'],
    ['[{ name: x, rename: cache-control }]', 'cache-control is not passed to clients'],
  ])('refuses %s', (text, message) => {
    expect(() => responseRules(text)).toThrow(message);
  });
});
