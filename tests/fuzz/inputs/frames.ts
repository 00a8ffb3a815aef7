import type { Random } from '../../../shared/seed/random.ts';
import { pieces } from './http.ts';
import { randomText, randomVariables } from './texts.ts';

const HANDSHAKE = [
  'GET /graphql HTTP/1.1',
  'host: localhost',
  'connection: upgrade',
  'upgrade: websocket',
  'sec-websocket-version: 13',
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-protocol: graphql-transport-ws',
].join('\r\n');

/** Bytes of a WebSocket connection: the handshake, and frames with messages of the protocol, or without any sense. */
export function randomConnection(random: Random): Buffer[] {
  const frames: Buffer[] = [];
  if (random.chance(0.9)) frames.push(frame(random, 1, Buffer.from('{"type":"connection_init"}')));
  const count = random.below(random.chance(0.1) ? 300 : 12);
  for (let i = 0; i < count; i++) frames.push(...randomFrames(random));
  const bytes = Buffer.concat(frames);
  if (random.chance(0.1) && bytes.length > 0) bytes[random.below(bytes.length)] = random.below(256);
  return [Buffer.from(`${HANDSHAKE}\r\n\r\n`), ...pieces(random, bytes)];
}

function randomFrames(random: Random): Buffer[] {
  const payload = Buffer.from(randomMessage(random));
  const kind = random.next();
  if (kind < 0.7) return [frame(random, 1, payload)];
  if (kind < 0.8) {
    const at = random.below(payload.length + 1);
    const ping = random.chance(0.3) ? [frame(random, 9, Buffer.from('x'))] : [];
    return [frame(random, 1, payload.subarray(0, at), false), ...ping, frame(random, 0, payload.subarray(at))];
  }
  if (kind < 0.9) return [frame(random, random.pick([8, 9, 10]), payload.subarray(0, random.below(140)))];
  return [frame(random, random.below(16), payload, random.chance(0.5))];
}

function randomMessage(random: Random): string {
  const id = random.pick(['1', '2', '3', '', '__proto__', 'constructor']);
  const payload = {
    query: randomText(random),
    ...(random.chance(0.5) && { variables: randomVariables(random) }),
    ...(random.chance(0.1) && { extensions: random.pick([{}, null, { resume: { after: 'x' } }]) }),
  };
  const messages: readonly unknown[] = [
    { id, type: 'subscribe', payload },
    { id, type: 'subscribe', payload },
    { id, type: 'complete' },
    { type: 'ping', payload: random.pick([undefined, {}, null, 'x', { a: 1 }]) },
    { type: 'pong' },
    { type: 'connection_init', payload: random.pick([{}, { authorization: 'Bearer x' }, 1]) },
    { id, type: random.pick(['next', 'error', 'start', '', '__proto__', 1]), payload: {} },
    random.pick([null, [], 1, '', {}]),
  ];
  const written = JSON.stringify(random.pick(messages));
  // Deeper than any of our own code may follow.
  const text = random.chance(0.02) ? written.replace('{}', () => deep(random)) : written;
  return random.chance(0.05) ? text.slice(0, random.below(text.length)) : text;
}

function deep(random: Random): string {
  const depth = random.pick([1_000, 5_000, 50_000]);
  return `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
}

/** RFC 6455, section 5.2; frames of a client are masked. */
function frame(random: Random, opcode: number, payload: Buffer, isFinal = true): Buffer {
  const first = (isFinal ? 0x80 : 0) | opcode | (random.chance(0.01) ? 0x40 : 0);
  const { length } = payload;
  const claimed = random.chance(0.98) ? length : random.below(70_000);
  const isMasked = random.chance(0.99);
  const size =
    claimed < 126
      ? [claimed]
      : claimed < 65_536
        ? [126, claimed >> 8, claimed & 255]
        : [127, 0, 0, 0, 0, 0, claimed >> 16, (claimed >> 8) & 255, claimed & 255];
  size[0]! |= isMasked ? 0x80 : 0;
  const mask = isMasked ? Array.from({ length: 4 }, () => random.below(256)) : [];
  const masked = isMasked ? payload.map((byte, i) => byte ^ mask[i % 4]!) : payload;
  return Buffer.concat([Buffer.from([first, ...size, ...mask]), masked]);
}
