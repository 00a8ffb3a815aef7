import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { Command, CommanderError } from 'commander';
import { suggestName } from '../../gateway/settings/suggest-name.ts';
import type { CheckOptions } from './check.ts';
import type { ComposeOptions } from './compose.ts';
import type { ConfigOptions } from './config.ts';
import type { ExplainOptions } from './explain.ts';
import type { GatewayOptions } from './gateway.ts';
import type { ImportOptions } from './import.ts';
import type { ManifestOptions } from './manifest.ts';
import type { PollOptions } from './poll.ts';
import type { SchemaOptions } from './schema.ts';
import type { SeedOptions } from './seed.ts';
import type { ServeOptions } from './serve.ts';
import type { StartOptions } from './start.ts';
import type { TokenOptions } from './token.ts';

export interface Program {
  readonly program: Command;
  /** What the command that ran answered. */
  exitCode(): number;
}

/**
 * The `newsgraph` command: what its commands are called, take and say of themselves. Their code is loaded only when they
 * run, so that each starts as fast as it can, and help answers at once.
 */
export function createProgram(): Program {
  let code = 0;
  const run =
    <Args extends unknown[]>(command: (...args: Args) => Promise<number>) =>
    async (...args: Args) => {
      code = await command(...args);
    };
  const program = new Command('newsgraph')
    .description('A news graph, and a federation gateway for it or any other supergraph.')
    .option('--version', 'print the version')
    .on('option:version', () => {
      console.log(readVersion());
      throw new CommanderError(0, 'commander.version', '');
    })
    .option('--config <file>', 'the settings file, for any command but compose (NEWSGRAPH_CONFIG)')
    // `compose` has a `--config` of its own.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(usageError(text)) })
    .configureHelp({ showGlobalOptions: false })
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false);
  defineServers(program, run);
  defineTools(program, run);
  defineWriters(program, run);
  program
    .command('help')
    .summary('print what a command takes')
    .argument('[command]', 'one of the commands')
    .action((name: string | undefined) => printHelp(program, name));
  for (const command of program.commands) {
    if (command.name() !== 'compose' && command.name() !== 'help') addSettingsFile(command);
    command.showHelpAfterError(`Run \`newsgraph help ${command.name()}\` for what it takes.`);
  }
  program.showHelpAfterError('Run `newsgraph help` for the commands.');
  program.hook('preAction', () => useSettingsFile(program.opts<{ config?: string }>().config));
  return { program, exitCode: () => code };
}

type Run = <Args extends unknown[]>(command: (...args: Args) => Promise<number>) => (...args: Args) => Promise<void>;

/** Commands that run until they are stopped. */
function defineServers(program: Command, run: Run): void {
  program
    .command('start')
    .summary('run the gateway with its three subgraphs and a database')
    .description(
      'Runs the gateway with its three subgraphs and, unless MONGODB_URI names one, a database of its own. Outside ' +
        'production, or with --samples, imports the sample pages, which changes nothing when they are there.',
    )
    .option('--port <n>', 'port to listen on; 0 takes a free one (PORT)')
    .option('--workers <n>', 'how many processes answer; 0 is one for each processor (WORKERS)')
    .option('--samples', 'import the sample pages, in production too')
    .option('--no-samples', 'leave the sample pages out')
    .action(run(async (options: StartOptions) => (await import('./start.ts')).start(options)));
  program
    .command('serve')
    .summary('run one subgraph')
    .description('Runs one subgraph behind a port of its own, for a gateway elsewhere.')
    .argument('<subgraph>', 'air-quality, articles or comments')
    .option('--port <n>', 'port to listen on; 0 takes a free one (PORT)')
    .option('--workers <n>', 'how many processes answer; 0 is one for each processor (WORKERS)')
    .action(run(async (name: string, options: ServeOptions) => (await import('./serve.ts')).serve(name, options)));
  program
    .command('gateway')
    .summary('run the gateway alone, over any supergraph')
    .description(
      'Runs the gateway alone over any Federation 2 supergraph, whose subgraphs are reached over HTTP. A new supergraph ' +
        'in the file, at the URL or composed of changed schemas is served without a restart.',
    )
    .option('--supergraph <file|url>', 'the supergraph')
    .option('--compose <file>', 'a rover.yaml, whose subgraphs are composed')
    .option('--port <n>', 'port to listen on; 0 takes a free one (PORT)')
    .option('--workers <n>', 'how many processes answer; 0 is one for each processor (WORKERS)')
    .action(run(async (options: GatewayOptions) => (await import('./gateway.ts')).gateway(options)));
  program
    .command('poll')
    .summary('bring air quality into the graph as AirKorea publishes it')
    .description(
      'Brings what AirKorea publishes into the graph, at once and then as often as there is something new, with the key ' +
        'of AIRKOREA_SERVICE_KEY: air-quality (measurements of regions and stations, hourly), air-quality-stations ' +
        '(daily), air-quality-forecasts (hourly), air-quality-alerts (every ten minutes). Uses the graph that runs on ' +
        'the same data folder, or one in this process.',
    )
    .argument('<source...>', 'air-quality, air-quality-stations, air-quality-forecasts, air-quality-alerts')
    .option('--once', 'do one round, and exit with 1 when it failed')
    .option('--endpoint <url>', 'write to a graph elsewhere')
    .option('--token <token>', 'the token for that graph (NEWSGRAPH_TOKEN)')
    .action(run(async (sources: string[], options: PollOptions) => (await import('./poll.ts')).poll(sources, options)));
}

/** Commands that print or write something made of files and settings. */
function defineTools(program: Command, run: Run): void {
  program
    .command('config')
    .summary('print the settings in effect')
    .description('Prints the settings in effect, in the form of a settings file; secrets are hidden.')
    .option('--table', 'print the table of all settings instead')
    .option('--write', 'put that table into docs/settings.md')
    .option('--check', 'fail where docs/settings.md has another table')
    .action(run(async (options: ConfigOptions) => (await import('./config.ts')).config(options)));
  program
    .command('schema')
    .summary('print the schema that clients see')
    .description('Prints the API schema of a supergraph: what clients may ask for, as SDL.')
    .option('--supergraph <file>', 'the supergraph; otherwise that of the site')
    .action(run(async (options: SchemaOptions) => (await import('./schema.ts')).schema(options)));
  program
    .command('token')
    .summary('print a token for development')
    .description("Prints a token signed with this installation's own keys, for development.")
    .option('--role <role>', 'COMMENTER, STAFF, MODERATOR, EDITOR, FEEDER or ADMIN', 'ADMIN')
    .option('--name <name>', 'the subject, and the name to show', 'developer')
    .option('--scope <scope>', "in place of the role's scopes; may be repeated", collect)
    .option('--lifetime <seconds>', 'how long it is valid', '3600')
    .action(run(async (options: TokenOptions) => (await import('./token.ts')).token(options)));
  program
    .command('explain')
    .summary('print the plan and the cost of an operation')
    .description(
      'Prints what an operation of a .graphql file costs by estimate, and its plan as a tree: which subgraph is asked ' +
        'what, for which entities in one batch, and what waits for what. Nothing is run.',
    )
    .argument('<file>', 'a .graphql file')
    .option('--operation <name>', 'which of several operations')
    .option('--variables <json>', 'values of its variables', '{}')
    .option('--supergraph <file>', 'the supergraph; otherwise that of the site')
    .option('--format <format>', "tree; json and stock are the plan in the form of Apollo's planner", 'tree')
    .action(
      run(async (file: string, options: ExplainOptions) => (await import('./explain.ts')).explain(file, options)),
    );
  program
    .command('compose')
    .summary('compose subgraphs into a supergraph')
    .description('Composes the subgraphs of a Rover configuration into a supergraph.')
    .option('--config <file>', 'the configuration', 'rover.yaml')
    .option('--output <file>', 'where the supergraph is written; - is standard output', 'supergraph.graphql')
    .option('--check', 'write nothing, and fail when the output is stale')
    .action(run(async (options: ComposeOptions) => (await import('./compose.ts')).compose(options)));
  program
    .command('manifest')
    .summary('make a manifest of trusted documents')
    .description("Makes a manifest of trusted documents, in Apollo's format, from operations in GraphQL files.")
    .argument('<globs...>', 'files or patterns, such as "src/**/*.graphql"')
    .option('--out <file>', 'where it is written; - is standard output', 'persisted-query-manifest.json')
    .action(
      run(async (globs: string[], options: ManifestOptions) =>
        (await import('./manifest.ts')).manifest(globs, options),
      ),
    );
}

/** Commands that write into the database. */
function defineWriters(program: Command, run: Run): void {
  program
    .command('import')
    .summary('import articles from files')
    .description(
      'Imports pages in the text format of docs/page-format.md, article pages of the CMS (.html), RSS and Atom feeds ' +
        '(.rss, .atom, .xml), and one UpsertArticleInput as JSON a line (.ndjson). The format is known by the extension ' +
        'or the content. Uses the graph that runs on the same data folder, or one in this process. NDJSON that was ' +
        'broken off goes on where it was. Exits with 1 when something was refused.',
    )
    .argument('<files...>', 'what is imported; - reads standard input')
    .option('--format <format>', 'page, html, feed or ndjson')
    .option('--endpoint <url>', 'write to a graph elsewhere')
    .option('--token <token>', 'the token for that graph (NEWSGRAPH_TOKEN)')
    .option('--dry-run', 'check everything and write nothing')
    .option('--restart', 'begin NDJSON anew that was broken off')
    .action(
      run(async (files: string[], options: ImportOptions) =>
        (await import('./import.ts')).importCommand(files, options),
      ),
    );
  program
    .command('check')
    .summary('compare stored counts with what they count')
    .description(
      'Compares what comments store (numbers of replies and reactions, lists, queues) with what it is made of, a line ' +
        'for each difference. May run while the graph is in use. Exits with 1 when something is left wrong.',
    )
    .argument('<subgraph>', 'comments')
    .option('--repair', 'put differences right')
    .action(run(async (name: string, options: CheckOptions) => (await import('./check.ts')).check(name, options)));
  program
    .command('seed')
    .summary('fill the database with plausible data')
    .description(
      'Fills the database with plausible data. Equal options make equal documents; what is there already stays.',
    )
    .option('--articles <n>', 'how many articles', '1000')
    .option('--comments <n>', 'how many comments on them (default: 10 an article)')
    .option('--days <n>', 'how many days of hourly readings', '30')
    .option('--seed <n>', 'another number makes other data', '1')
    .option('--until <time>', 'the time of the last reading', '2026-06-01T00:00:00+09:00')
    .action(run(async (options: SeedOptions) => (await import('./seed.ts')).seed(options)));
}

const collect = (value: string, values: readonly string[] = []): readonly string[] => [...values, value];

/** Every command reads the same settings file: `--config FILE` is another way to say `NEWSGRAPH_CONFIG=FILE`. */
function addSettingsFile(command: Command): void {
  command
    .option('--config <file>', 'the settings file (NEWSGRAPH_CONFIG)')
    .hook('preAction', () => useSettingsFile(command.opts<{ config?: string }>().config));
}

function useSettingsFile(file: string | undefined): void {
  if (file) process.env.NEWSGRAPH_CONFIG = file;
}

function printHelp(program: Command, name: string | undefined): void {
  const { commands } = program;
  const command = name === undefined ? program : commands.find(one => one.name() === name);
  if (command) command.outputHelp();
  else
    program.error(
      `error: unknown command '${name}'${suggestName(
        name ?? '',
        commands.map(one => one.name()),
      )}`,
    );
}

/** One line, in the form of all our errors. */
function usageError(text: string): string {
  const [, problem = ''] = /^(?:error: )?([\s\S]*?)\.?\s*$/.exec(text) ?? [];
  const line = problem.replace(/\s*\(Did you mean ([^?]*)\?\)$/, '; did you mean $1?');
  return line === '' ? '' : `newsgraph: ${line}\n`;
}

function readVersion(): string {
  const file = findPackageJSON(import.meta.url);
  return file === undefined ? 'unknown' : (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
