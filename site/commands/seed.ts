import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import type { SeedOptions } from '../../shared/seed/seed-options.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { formatSeoulTime, parseRfc3339 } from '../../shared/time.ts';
import { openSeeds } from '../server/open-modules.ts';
import { readSettings } from '../settings/read-settings.ts';

const DEFAULT_UNTIL = '2026-06-01T00:00:00+09:00';

export const SEED_USAGE = `newsgraph seed [--articles N] [--comments M] [--days D] [--seed S] [--until TIME]
  Fills the database with plausible data: N articles (1000), M comments on them (10 an article), and D days (30) of
  hourly readings up to TIME (${DEFAULT_UNTIL}). Equal options make equal documents; what is there already stays.`;

export async function seed(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      articles: { type: 'string', default: '1000' },
      comments: { type: 'string' },
      days: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      until: { type: 'string', default: DEFAULT_UNTIL },
    },
  });
  const articles = readCount('--articles', values.articles, 10_000_000);
  const options: SeedOptions = {
    articles,
    comments: readCount('--comments', values.comments ?? String(articles * 10), 100_000_000),
    days: readCount('--days', values.days, 3_650),
    seed: readCount('--seed', values.seed, 2 ** 31 - 1),
    until: readTime(values.until),
  };
  await using seeds = await openSeeds(readSettings(process.env), line => console.error(line));
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
  throw new SettingsError(`--until: found ${JSON.stringify(text)}, expected a time such as ${DEFAULT_UNTIL}`);
}
