/** A progress line that is rewritten while a scenario runs; nothing without a terminal. */
export function createProgress(title: string): { show(text: string): void; end(): void } {
  const write = (text: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
  };
  return { show: text => write(`${title}: ${text}`), end: () => write('') };
}
