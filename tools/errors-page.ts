import { readFileSync, writeFileSync } from 'node:fs';
import { ERROR_CATALOGUE } from '../shared/errors/catalogue.ts';
import { MODULES } from '../site/server/open-modules.ts';

/** Writes docs/errors.md from the error catalogue; `--check` fails when the page is out of date. */

const PAGE = 'docs/errors.md';

const cell = (text: string) => text.replaceAll('|', '\\|');
const row = (...cells: (string | number)[]) => `| ${cells.map(one => cell(String(one))).join(' | ')} |`;
const table = (head: string[], rows: string[]) => [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

const errors = table(
  ['code', 'status', 'message', 'when'],
  Object.entries(ERROR_CATALOGUE).map(([code, { status, message, when }]) => row(`\`${code}\``, status, message, when)),
);
const problems = MODULES.filter(module => module.problems).map(
  ({ name, problems: codes = {} }) =>
    `### ${name}\n\n${table(
      ['code', 'when'],
      Object.entries(codes).map(([code, when]) => row(`\`${code}\``, when)),
    )}`,
);

const page = `# Errors

For client developers and operators: every error code, its HTTP status and what to do about it. After this page you can
decide in code which errors to show, to retry or to report.

An error has its code in \`extensions.code\`. If the response has \`data\`, the HTTP status is 200, and the error's \`path\`
names the field that is null because of it; errors of subgraphs have \`extensions.serviceName\`. Without \`data\` nothing was
run, and the status is that of the first error's code. Messages may be more specific than the ones below; use the codes in
programs. In production errors of subgraphs are masked ([\`http.maskErrors\`](settings.md)): the log has them under the
\`x-request-id\` of the response.

This page is generated from [shared/errors/catalogue.ts](../shared/errors/catalogue.ts) by \`npm run errors\`.

## Codes

${errors}

## Problems in payloads

Mutations return problems that a user can react to as \`errors { code message field }\` of their payload, in \`data\` and with
status 200.

${problems.join('\n\n')}
`;

const known = (() => {
  try {
    return readFileSync(PAGE, 'utf8');
  } catch {
    return '';
  }
})();
if (process.argv.includes('--check')) {
  if (known !== page) {
    console.error(`${PAGE} is not up to date; run \`npm run errors\``);
    process.exitCode = 1;
  }
} else if (known !== page) writeFileSync(PAGE, page);
