import './memory-gateway.ts';

/** The embedded gateway, which reports its heap size after a garbage collection over IPC; needs --expose-gc. */

process.on('message', () => {
  const collect = globalThis.gc;
  if (!collect) throw new Error('found no gc(), expected --expose-gc');
  // The second pass collects what finalizers and weak references released in the first.
  collect();
  setImmediate(() => {
    collect();
    process.send?.(process.memoryUsage().heapUsed);
  });
});
