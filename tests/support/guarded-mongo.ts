import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { BSON } from 'mongodb';

/** https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;

/** A MongoDB that requires authentication and has no user. */
export async function startGuardedMongo(): Promise<AsyncDisposable & { readonly port: number }> {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', chunk => {
      received = Buffer.concat([received, chunk]);
      while (received.length >= HEADER && received.length >= received.readInt32LE(0)) {
        const length = received.readInt32LE(0);
        socket.write(answer(received.subarray(0, length)));
        received = received.subarray(length);
      }
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function answer(message: Buffer): Buffer {
  const request = message.readInt32LE(4);
  if (message.readInt32LE(12) === OP_QUERY) {
    // Flags, then the name of a collection, then two numbers: a driver's first handshake, before it knows the server.
    const document = message.indexOf(0, HEADER + 4) + 1 + 8;
    const reply = Buffer.alloc(20);
    reply.writeInt32LE(1, HEADER);
    return frame(request, OP_REPLY, reply, replyTo(BSON.deserialize(message.subarray(document))));
  }
  // Flags, then one section that holds a document.
  return frame(request, OP_MSG, Buffer.alloc(5), replyTo(BSON.deserialize(message.subarray(HEADER + 5))));
}

function frame(request: number, kind: number, start: Buffer, document: BSON.Document): Buffer {
  const body = Buffer.concat([start, BSON.serialize(document)]);
  const header = Buffer.alloc(HEADER);
  for (const [i, value] of [HEADER + body.length, 1, request, kind].entries()) header.writeInt32LE(value, i * 4);
  return Buffer.concat([header, body]);
}

function replyTo(command: BSON.Document): BSON.Document {
  const [name = ''] = Object.keys(command);
  if (/^(hello|ismaster)$/i.test(name)) {
    return {
      ok: 1,
      helloOk: true,
      isWritablePrimary: true,
      ismaster: true,
      setName: 'rs',
      hosts: ['127.0.0.1'],
      minWireVersion: 0,
      maxWireVersion: 25,
      maxBsonObjectSize: 16_777_216,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
      saslSupportedMechs: ['SCRAM-SHA-256'],
    };
  }
  if (name === 'saslStart')
    return { ok: 0, code: 18, codeName: 'AuthenticationFailed', errmsg: 'Authentication failed.' };
  return { ok: 0, code: 13, codeName: 'Unauthorized', errmsg: `Command ${name} requires authentication` };
}
