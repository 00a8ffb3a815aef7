import { parentPort, workerData } from 'node:worker_threads';
import { parse, printSchema } from 'graphql';
import { yieldToRequests } from '../operations/yield-to-requests.ts';
import { apiSchemaOf } from './load-supergraph.ts';

/** Runs in a worker thread: gives the API schema's text of a supergraph, then ends. */

yieldToRequests();
parentPort?.postMessage(printSchema(apiSchemaOf(parse(workerData as string))));
