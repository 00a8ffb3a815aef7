import { createHash, timingSafeEqual } from 'node:crypto';
import type { onRequestHookHandler } from 'fastify';
import { sendRefusal } from './send-refusal.ts';

/** A hook of a route that refuses requests whose `Authorization` is not the secret. Takes the same time for each. */
export function requireSecret(secret: string): onRequestHookHandler {
  const expected = digest(secret);
  return ({ headers }, reply, next) => {
    if (timingSafeEqual(digest(headers.authorization ?? ''), expected)) return next();
    sendRefusal(reply, 'UNAUTHENTICATED', 'The Authorization header does not match the secret');
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest();
