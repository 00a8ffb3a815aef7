#!/usr/bin/env -S node --v8-pool-size=0
import { enableCompileCache } from 'node:module';

process.env.APOLLO_TELEMETRY_DISABLED ??= '1';
// What V8 makes of a thousand modules is read again at the next start, which takes half the time then.
enableCompileCache();

/** The `newsgraph` command. Each command's code is loaded only when it runs, so that each starts as fast as it can. */
const COMMANDS: Record<string, () => Promise<{ run(args: string[]): Promise<number>; usage: string }>> = {
  start: async () => {
    const { start, START_USAGE } = await import('./commands/start.ts');
    return { run: start, usage: START_USAGE };
  },
  serve: async () => {
    const { serve, SERVE_USAGE } = await import('./commands/serve.ts');
    return { run: serve, usage: SERVE_USAGE };
  },
  gateway: async () => {
    const { gateway, GATEWAY_USAGE } = await import('./commands/gateway.ts');
    return { run: gateway, usage: GATEWAY_USAGE };
  },
  import: async () => {
    const { importCommand, IMPORT_USAGE } = await import('./commands/import.ts');
    return { run: importCommand, usage: IMPORT_USAGE };
  },
  poll: async () => {
    const { poll, POLL_USAGE } = await import('./commands/poll.ts');
    return { run: poll, usage: POLL_USAGE };
  },
  compose: async () => {
    const { compose, COMPOSE_USAGE } = await import('./commands/compose.ts');
    return { run: compose, usage: COMPOSE_USAGE };
  },
  check: async () => {
    const { check, CHECK_USAGE } = await import('./commands/check.ts');
    return { run: check, usage: CHECK_USAGE };
  },
  seed: async () => {
    const { seed, SEED_USAGE } = await import('./commands/seed.ts');
    return { run: seed, usage: SEED_USAGE };
  },
  config: async () => {
    const { config, CONFIG_USAGE } = await import('./commands/config.ts');
    return { run: config, usage: CONFIG_USAGE };
  },
  manifest: async () => {
    const { manifest, MANIFEST_USAGE } = await import('./commands/manifest.ts');
    return { run: manifest, usage: MANIFEST_USAGE };
  },
  explain: async () => {
    const { explain, EXPLAIN_USAGE } = await import('./commands/explain.ts');
    return { run: explain, usage: EXPLAIN_USAGE };
  },
  token: async () => {
    const { token, TOKEN_USAGE } = await import('./commands/token.ts');
    return { run: token, usage: TOKEN_USAGE };
  },
};

/** The oldest Node that has what the code uses, such as AsyncDisposableStack. */
const OLDEST_NODE = 24;

async function main(given: string[]): Promise<number> {
  const [name, ...rest] = given;
  // `compose` has a `--config` of its own.
  const args = name === 'compose' ? rest : takeConfig(rest);
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    console.error(`newsgraph needs Node ${OLDEST_NODE} or later; this is ${process.version}`);
    return 2;
  }
  const load = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name ?? ''] : undefined;
  if (!load) {
    const asked = name === undefined || name === 'help' || name === '--help' || name === '-h';
    if (!asked)
      console.error(`found the command ${JSON.stringify(name)}, expected one of ${Object.keys(COMMANDS).join(', ')}`);
    else {
      for (const command of Object.values(COMMANDS)) console.log((await command()).usage);
      console.log('--config FILE names a settings file for any command; README.md has the table of settings.');
    }
    return asked ? 0 : 2;
  }
  const command = await load();
  if (args.includes('--help') || args.includes('-h')) {
    console.log(command.usage);
    return 0;
  }
  return command.run(args);
}

/** Every command reads the same settings file: `--config FILE` is another way to say `NEWSGRAPH_CONFIG=FILE`. */
function takeConfig(args: string[]): string[] {
  const at = args.findIndex(arg => arg === '--config' || arg.startsWith('--config='));
  if (at < 0) return args;
  const [, inline] = args[at]?.split('=', 2) ?? [];
  const file = inline ?? args[at + 1];
  if (file) process.env.NEWSGRAPH_CONFIG = file;
  return args.toSpliced(at, inline === undefined ? 2 : 1);
}

/** Errors that are the user's to mend say so in one line; all others keep their stack for whoever mends us. */
const EXPECTED_ERRORS = new Set([
  'SettingsError',
  'CompositionError',
  'SupergraphError',
  'GraphUnreachableError',
  'MongoUriError',
  'MongoUnavailableError',
  'MigrationError',
  'ManifestError',
]);

main(process.argv.slice(2)).then(
  code => process.exit(code),
  (error: Error & { code?: string }) => {
    const expected = EXPECTED_ERRORS.has(error.name) || error.code?.startsWith('ERR_PARSE_ARGS');
    console.error(expected ? `newsgraph: ${error.message}` : error);
    process.exit(expected ? 2 : 1);
  },
);
