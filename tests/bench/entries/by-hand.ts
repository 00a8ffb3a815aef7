import Fastify from 'fastify';
import { connect } from '../../../shared/mongo/connection/connect.ts';
import { createMemoryRepositories } from '../data/dataset.ts';
import { createDriverReads, createMemoryReads, type PageReads } from '../data/page-reads.ts';
import { articlePage, headlinePage, homePage } from '../data/pages.ts';
import { listen } from './listen.ts';

/** Hand-written routes, one per page. */

const reads = await openReads(process.env.MONGODB_URI);

interface Parameters {
  readonly id: string;
}

const app = Fastify();
app.get<{ Querystring: { first?: string; after?: string } }>('/home', async ({ query }) => ({
  data: await homePage(reads, Number(query.first ?? 20), query.after),
}));
app.get<{ Params: Parameters }>('/articles/:id', async ({ params }) => ({ data: await articlePage(reads, params.id) }));
app.get<{ Params: Parameters }>('/articles/:id/headline', async ({ params }) => ({
  data: await headlinePage(reads, params.id),
}));
await listen(app, 'by hand');

async function openReads(uri: string | undefined): Promise<PageReads> {
  return uri === undefined
    ? createMemoryReads(await createMemoryRepositories())
    : createDriverReads((await connect(uri)).db);
}
