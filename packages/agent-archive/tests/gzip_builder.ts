import { crc32, deflateRawSync } from 'node:zlib'
import { little } from './little_endian.ts'

/** What a gzip header may hold, RFC 1952; `checked` adds the header's own checksum. */
export type GzipHeader = {
  extra?: Buffer
  fileName?: string
  comment?: string
  checked?: boolean | 'wrong'
  flags?: number
  method?: number
}

/** One gzip member around this content. */
export function gzip(content: Uint8Array, given: GzipHeader = {}): Buffer {
  const { extra, fileName, comment, checked, flags = 0, method = 8 } = given
  const bits = (extra ? 4 : 0) | (fileName ? 8 : 0) | (comment ? 16 : 0) | (checked ? 2 : 0) | flags
  const parts: Uint8Array[] = [Buffer.from([0x1f, 0x8b, method, bits, 0, 0, 0, 0, 0, 255])]
  if (extra) parts.push(little(2, extra.length), extra)
  if (fileName) parts.push(Buffer.from(`${fileName}\0`))
  if (comment) parts.push(Buffer.from(`${comment}\0`))
  const sum = crc32(Buffer.concat(parts)) & 0xffff
  if (checked) parts.push(little(2, checked === 'wrong' ? sum ^ 1 : sum))
  parts.push(deflateRawSync(content), little(4, crc32(content)), little(4, content.length))
  return Buffer.concat(parts)
}
