import { expect, it } from 'vitest';
import { isPreflighted } from './csrf.ts';

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
