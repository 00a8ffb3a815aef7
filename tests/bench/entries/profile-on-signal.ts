import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';

/** Preloaded into a program: SIGUSR2 starts a CPU profile, and the next one writes it to the given folder. */

const folder = process.env.NEWSGRAPH_PROFILES;
if (folder && isMainThread) {
  let session: Session | undefined;
  process.on('SIGUSR2', async () => {
    if (session) {
      const ended = session;
      session = undefined;
      const { profile } = await ended.post('Profiler.stop');
      ended.disconnect();
      writeFileSync(path.join(folder, `${process.pid}.json`), JSON.stringify(profile));
      return;
    }
    session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 100 });
    await session.post('Profiler.start');
  });
}
