import { MongoBinary } from 'mongodb-memory-server-core';

/*
 * Runs in a process of its own, so that a download can be aborted, its progress read and its settings given without
 * touching the environment of newsgraph. Answers once over the channel, and ends with the process that asked.
 */

process.once('disconnect', () => process.exit(1));

const [downloadDir, version] = process.argv.slice(2);

try {
  if (downloadDir === undefined || version === undefined)
    throw new Error('usage: download-mongod-child FOLDER VERSION');
  answer({ path: await MongoBinary.getPath({ downloadDir, version, checkMD5: true }) });
} catch (error) {
  answer({ reason: error instanceof Error ? error.message : String(error) });
}

function answer(message: { path: string } | { reason: string }): void {
  process.send?.(message, undefined, undefined, () => process.exit(0));
}
