import { AsyncDisposableStack } from '@whatwg-node/disposablestack';

/** Runs before each test file: Node 22 has no AsyncDisposableStack. Vite compiles `using`, which Node 22 cannot parse. */
globalThis.AsyncDisposableStack ??= AsyncDisposableStack;
