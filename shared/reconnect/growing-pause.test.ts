import { describe, expect, it } from 'vitest';
import { growingPause, pauseAfter } from './growing-pause.ts';

describe('a growing pause', () => {
  const pauses = { first: 100, longest: 1_000 };

  it('doubles with each failure up to the longest, also after thousands', () => {
    const most = [0, 1, 2, 3, 4, 5_000].map(failures => growingPause(failures, pauses, () => 1));
    expect(most).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  });

  it('is at least half of that', () => {
    expect([0, 3].map(failures => growingPause(failures, pauses, () => 0))).toEqual([50, 400]);
  });

  it('ends when the retry is cancelled, also before it begins', async () => {
    const endless = { first: 1e9, longest: 1e9 };
    await pauseAfter(0, endless, AbortSignal.timeout(5));
    await pauseAfter(0, endless, AbortSignal.abort());
  });
});
