import type { Contestant } from './contestant.ts';

/** The gateways that every suite and every random operation runs on. */
export const contestants: Contestant[] = [];
