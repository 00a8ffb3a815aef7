import { describe, expect, it } from 'vitest';
import { sameDefinition } from '../mongo/schema/same-definition.ts';
import { hostsOf } from './external-mongo.ts';
import { reasonInLog } from './launch-server.ts';
import { moveReplicaSet } from './replica-set.ts';

describe('the reason in a log', () => {
  it('is the first error among mongod lines, with its detail', () => {
    const log = [
      '{"s":"I","msg":"Build Info","attr":{}}',
      '{"s":"E","msg":"Failed to set up listener","attr":{"error":{"code":9001,"errmsg":"Address already in use"}}}',
      '{"s":"F","msg":"Fatal assertion","attr":{"msgid":1}}',
      '{"s":"I","msg":"Now exiting"}',
    ];
    expect(reasonInLog(log.join('\n'))).toBe(
      'Failed to set up listener: {"code":9001,"errmsg":"Address already in use"}',
    );
  });

  it('is the line about the port when there is one, else the last line', () => {
    expect(reasonInLog('starting\nOSError: [Errno 98] Address already in use\n  at exit\n')).toContain('Errno 98');
    expect(reasonInLog('Traceback\nWiredTigerError: Device or resource busy\n\n')).toBe(
      'WiredTigerError: Device or resource busy',
    );
    expect(reasonInLog('\n')).toBeNull();
  });
});

describe('the configuration of a moved replica set', () => {
  const config = {
    _id: 'newsgraph',
    version: 3,
    members: [{ _id: 0, host: '127.0.0.1:27117', votes: 1 }],
    settings: {},
  };

  it('has the new address and the next version, and keeps the rest', () => {
    const members = [{ _id: 0, host: '127.0.0.1:27118', votes: 1 }];
    expect(moveReplicaSet(config, '127.0.0.1:27118')).toEqual({ ...config, version: 4, members });
  });

  it('is none when the address is the same', () => {
    expect(moveReplicaSet(config, '127.0.0.1:27117')).toBeNull();
  });
});

it.each([
  ['mongodb://127.0.0.1:27017/news', '127.0.0.1:27017'],
  ['mongodb://user:p%40ss@a:1,b:2/news?replicaSet=x', 'a:1,b:2'],
  ['mongodb://user:pa/ss@w@host/news?x=y@z', 'host'],
  ['mongodb+srv://user:secret@cluster.example.net', 'cluster.example.net'],
])('shows of %s only the hosts', (uri, hosts) => {
  expect(hostsOf(uri)).toBe(hosts);
});

it('compares definitions by what they mean', () => {
  expect(sameDefinition({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 })).toBe(true);
  expect(sameDefinition({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  expect(sameDefinition({ a: null }, {})).toBe(false);
});
