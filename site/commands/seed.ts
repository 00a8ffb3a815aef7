import { SingleBar } from 'cli-progress';
import type { SeedOptions as Amounts } from '../../shared/seed/seed-options.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { formatSeoulTime, parseRfc3339 } from '../../shared/time.ts';
import { readCommandSettings } from '../process/command-settings.ts';
import { openSeeds } from '../server/open-modules.ts';

/** As they are written. */
export interface SeedOptions {
  readonly articles: string;
  /** @default 10 an article */
  readonly comments?: string;
  readonly days: string;
  readonly seed: string;
  readonly until: string;
}

export async function seed(values: SeedOptions): Promise<number> {
  const articles = readCount('--articles', values.articles, 10_000_000);
  const options: Amounts = {
    articles,
    comments: readCount('--comments', values.comments ?? String(articles * 10), 100_000_000),
    days: readCount('--days', values.days, 3_650),
    seed: readCount('--seed', values.seed, 2 ** 31 - 1),
    until: readTime(values.until),
  };
  await using seeds = await openSeeds(readCommandSettings(), line => console.error(line));
  for (const { name, total, run } of seeds.of(options)) await seedWithProgress(name, total, run);
  console.log(
    `seeded ${options.articles} articles, ${options.comments} comments and ${options.days} days of readings up to ${formatSeoulTime(options.until)}`,
  );
  return 0;
}

async function seedWithProgress(name: string, total: number, run: (onSeeded: (n: number) => void) => Promise<void>) {
  const format = `${name.padEnd(12)} {bar} {value}/{total}, {eta_formatted} left`;
  const bar = process.stderr.isTTY ? new SingleBar({ format, stream: process.stderr }) : undefined;
  bar?.start(total, 0);
  try {
    await run(count => bar?.increment(count));
  } finally {
    bar?.stop();
  }
}

function readCount(name: string, text: string, most: number): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count <= most) return count;
  throw new SettingsError(`${name}: found ${JSON.stringify(text)}, expected a whole number up to ${most}`);
}

function readTime(text: string): Date {
  const time = parseRfc3339(text);
  if (time) return time;
  throw new SettingsError(`--until: found ${JSON.stringify(text)}, expected a time such as 2026-06-01T00:00:00+09:00`);
}
