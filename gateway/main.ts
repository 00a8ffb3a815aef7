#!/usr/bin/env node
process.env.APOLLO_TELEMETRY_DISABLED ??= '1';

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
  compose: async () => {
    const { compose, COMPOSE_USAGE } = await import('./commands/compose.ts');
    return { run: compose, usage: COMPOSE_USAGE };
  },
  seed: async () => {
    const { seed, SEED_USAGE } = await import('./commands/seed.ts');
    return { run: seed, usage: SEED_USAGE };
  },
  token: async () => {
    const { token, TOKEN_USAGE } = await import('./commands/token.ts');
    return { run: token, usage: TOKEN_USAGE };
  },
};

/** The oldest Node that has what the code uses, such as AsyncDisposableStack. */
const OLDEST_NODE = 24;

async function main([name, ...args]: string[]): Promise<number> {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    console.error(`newsgraph needs Node ${OLDEST_NODE} or later; this is ${process.version}`);
    return 2;
  }
  const load = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name ?? ''] : undefined;
  if (!load) {
    const asked = name === undefined || name === 'help' || name === '--help' || name === '-h';
    if (!asked)
      console.error(`found the command ${JSON.stringify(name)}, expected one of ${Object.keys(COMMANDS).join(', ')}`);
    else for (const command of Object.values(COMMANDS)) console.log((await command()).usage);
    return asked ? 0 : 2;
  }
  const command = await load();
  if (args.includes('--help') || args.includes('-h')) {
    console.log(command.usage);
    return 0;
  }
  return command.run(args);
}

/** Errors that are the user's to mend say so in one line; all others keep their stack for whoever mends us. */
const EXPECTED_ERRORS = new Set([
  'SettingsError',
  'CompositionError',
  'SupergraphError',
  'GraphUnreachableError',
  'MongoUriError',
  'MongoUnavailableError',
]);

main(process.argv.slice(2)).then(
  code => process.exit(code),
  (error: Error & { code?: string }) => {
    const expected = EXPECTED_ERRORS.has(error.name) || error.code?.startsWith('ERR_PARSE_ARGS');
    console.error(expected ? `newsgraph: ${error.message}` : error);
    process.exit(expected ? 2 : 1);
  },
);
