/**
 * A repository with the methods that the measured operations call; every other method throws an error with its name.
 *
 * @param title the repository's name in errors
 */
export function measuredOnly<Repository extends object>(title: string, methods: Partial<Repository>): Repository {
  const refuse = (name: string | symbol) => () => {
    throw new Error(`${title}.${String(name)} is not measured, so there is none in memory`);
  };
  // A prototype is only consulted for missing methods, so the existing ones cost what they always do.
  const missing = new Proxy({}, { get: (_, name) => refuse(name) });
  return Object.assign(Object.create(missing) as Repository, methods);
}
