import { expect, it } from 'vitest';
import { isPreflighted, namesForeignType } from './csrf.ts';

it.each([
  [{}, false],
  [{ 'content-type': 'application/json' }, true],
  [{ 'content-type': 'Application/GraphQL-response+json; charset=utf-8' }, true],
  [{ 'content-type': 'text/plain' }, false],
  [{ 'content-type': ' TEXT/plain ;charset=application/json' }, false],
  [{ 'content-type': 'multipart/form-data; boundary=x' }, false],
  [{ 'content-type': 'application/x-www-form-urlencoded' }, false],
  [{ 'content-type': '' }, false],
  [{ 'x-required': 'a' }, true],
  [{ 'content-type': 'text/plain', 'x-required': 'a' }, true],
  [{ 'x-required': '' }, false],
  [{ 'x-other': 'a' }, false],
])('a request with %j: a browser asked first: %s', (headers, expected) => {
  expect(isPreflighted(headers, ['x-required'])).toBe(expected);
});

it.each([
  [undefined, false],
  ['application/json', false],
  ['Application/JSON ; charset=utf-8', false],
  ['', true],
  ['json', true],
  ['text/plain', true],
  ['message/http', true],
  ['image/png', true],
  ['foo/bar', true],
  ['application/graphql-response+json', true],
  ['application/json, text/plain', true],
  ['text/plain; application/json', true],
])('a request without a body and with the media type %j: it names a foreign one: %s', (type, expected) => {
  expect(namesForeignType({ 'content-type': type })).toBe(expected);
});
