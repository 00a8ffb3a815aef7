import { readFile } from 'node:fs/promises';
import Fastify from 'fastify';
import { listen } from './listen.ts';

/** Fastify alone: it parses the same requests and sends prebuilt responses. */

const [file = ''] = process.argv.slice(2);
const answers = new Map(JSON.parse(await readFile(file, 'utf8')) as [body: string, answer: string][]);
const bytes = new Map<string, Buffer>();
for (const [body, answer] of answers) bytes.set(keyOf(JSON.parse(body)), Buffer.from(answer));

interface Body {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

function keyOf({ query, variables }: Body): string {
  return `${query}${Object.values(variables ?? {}).join()}`;
}

const app = Fastify();
app.post<{ Body: Body }>('/graphql', async ({ body }, reply) => {
  reply.header('content-type', 'application/json; charset=utf-8');
  return bytes.get(keyOf(body)) ?? reply.code(404).send('{}');
});
await listen(app, 'ready bytes');
