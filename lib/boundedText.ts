/** The text of a request's or an answer's body, or null as soon as it grows past a number of bytes. No body is an empty text. */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<string | null> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) return null
    text += decoder.decode(chunk, {stream: true})
  }
  return text + decoder.decode()
}
