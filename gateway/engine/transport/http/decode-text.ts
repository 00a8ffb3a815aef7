/**
 * Texts of a body as it arrives. A character that is cut by the end of a chunk comes with the next one: the body's own
 * `setEncoding` in undici decodes each chunk by itself, and would make two U+FFFD of it.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder();
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  return undefined;
}
