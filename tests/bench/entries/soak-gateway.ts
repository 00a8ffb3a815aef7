import './memory-gateway.ts';

/** The embedded gateway, which says over IPC how much heap it holds after a garbage collection; needs --expose-gc. */

process.on('message', () => {
  const collect = globalThis.gc;
  if (!collect) throw new Error('found no gc(), expected --expose-gc');
  // What finalisers and weak references let go of in the first pass is collected in the second.
  collect();
  setImmediate(() => {
    collect();
    process.send?.(process.memoryUsage().heapUsed);
  });
});
