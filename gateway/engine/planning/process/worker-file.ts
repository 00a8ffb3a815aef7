/**
 * Where a worker's module is: built code stands beside it as JavaScript, source code as TypeScript.
 * @param name without its ending
 * @param from `import.meta.url` of the module that stands beside it
 */
export function workerFile(name: string, from: string): URL {
  return new URL(`./${name}${from.endsWith('.ts') ? '.ts' : '.js'}`, from);
}
