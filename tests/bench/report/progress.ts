/** One line that changes while a scenario runs; nothing where there is no terminal to change it on. */
export function createProgress(title: string): { show(text: string): void; end(): void } {
  const write = (text: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
  };
  return { show: text => write(`${title}: ${text}`), end: () => write('') };
}
