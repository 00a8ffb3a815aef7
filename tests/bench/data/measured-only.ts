/**
 * A repository of what the measured operations call; every other method of it throws an error that names the method.
 *
 * @param title names the repository in errors
 */
export function measuredOnly<Repository extends object>(title: string, methods: Partial<Repository>): Repository {
  const refuse = (name: string | symbol) => () => {
    throw new Error(`${title}.${String(name)} is not measured, so there is none in memory`);
  };
  // As a prototype it is asked for what is missing only, so that the methods themselves cost what they always do.
  const missing = new Proxy({}, { get: (_, name) => refuse(name) });
  return Object.assign(Object.create(missing) as Repository, methods);
}
