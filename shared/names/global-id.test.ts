import { describe, expect, it } from 'vitest';
import { globalId, NODE_TYPES, readGlobalId } from './global-id.ts';

describe('a global id', () => {
  it.each(NODE_TYPES)('of a %s is read back, whatever its key', type => {
    for (const key of ['a', 'KR-11', '지역 > 부산', 'a:b', 'a\nb', '😀']) {
      expect(readGlobalId(globalId(type, key))).toEqual({ type, key });
    }
  });

  it('differs between types and keys', () => {
    const ids = NODE_TYPES.flatMap(type => ['a', 'b'].map(key => globalId(type, key)));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['an id of a type', 'KR-11'],
    ['nothing', ''],
    ['a type that is none', Buffer.from('Query:a').toString('base64url')],
    ['no key', Buffer.from('Article:').toString('base64url')],
    ['padding', `${Buffer.from('Article:ab').toString('base64')}=`],
    ['another alphabet', Buffer.from('Article:>>>???').toString('base64')],
    ['bytes that are no text', Buffer.from([...Buffer.from('Article:'), 0xff]).toString('base64url')],
    ['a very long text', globalId('Article', 'a'.repeat(3_000))],
  ])('is none for %s', (_what, text) => expect(readGlobalId(text)).toBeUndefined());
});
