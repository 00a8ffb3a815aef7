/**
 * The URL of a worker's module: JavaScript in built code, TypeScript in source code.
 * @param name file name without extension
 * @param from `import.meta.url` of a module in the same folder
 */
export function workerFile(name: string, from: string): URL {
  return new URL(`./${name}${from.endsWith('.ts') ? '.ts' : '.js'}`, from);
}
