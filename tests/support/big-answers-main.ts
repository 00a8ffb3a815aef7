import { BIG_ANSWERS } from './big-answers.ts';
import { startGateway } from './started-gateway.ts';

/** A gateway of large answers that reports its resident memory; its subgraph is remote where its URL is set. */

const environment = process.env as Record<string, string>;
const gateway = await startGateway(
  BIG_ANSWERS,
  environment,
  environment.SUBGRAPH_TEXTS_URL === undefined ? 'embedded' : 'remote',
);
globalThis.gc?.();
process.on('message', () => process.send!({ peak: process.resourceUsage().maxRSS * 1024, now: process.memoryUsage() }));
process.send!({ url: gateway.url, rss: process.memoryUsage().rss });
