/**
 * Reads an answer as UTF-8 text and stops as soon as it is larger than it may be.
 *
 * @param limit bytes, after content decoding
 * @throws RangeError when the body is larger
 */
export async function readBounded(response: Response, limit: number): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    if (size > limit) throw new RangeError(`the answer is larger than ${limit} bytes`)
    parts.push(part)
  }
  return new TextDecoder().decode(Buffer.concat(parts))
}
