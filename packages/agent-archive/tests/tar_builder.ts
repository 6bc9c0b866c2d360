const BLOCK = 512

/** A tar member as it is to be written, right or wrong. */
export type TarMember = {
  name: string | Uint8Array
  content?: string | Uint8Array
  type?: string
  mode?: number
  dialect?: 'ustar' | 'gnu' | 'v7'
  prefix?: string
  link?: string
  /** Changes the finished header, before or after its checksum is computed. */
  edit?: (header: Buffer) => void
  damage?: (header: Buffer) => void
}
/** A member, or bytes to stand there as they are. */
export type TarPart = TarMember | Buffer

/** A tar of these parts, closed by two zero blocks unless another end is given. */
export function tar(parts: TarPart[], end: Uint8Array = Buffer.alloc(2 * BLOCK)): Buffer {
  return Buffer.concat([...parts.map((part) => (Buffer.isBuffer(part) ? part : member(part))), end])
}

export function member({ content = '', ...rest }: TarMember): Buffer {
  const data = Buffer.from(content as string)
  const padding = Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK)
  return Buffer.concat([header({ ...rest, content: data }), data, padding])
}

function header({ name, content, type = '0', mode = 0o644, ...more }: TarMember): Buffer {
  const { dialect = 'ustar', prefix = '', link = '', edit, damage } = more
  const block = Buffer.alloc(BLOCK)
  block.set(Buffer.from(name as string).subarray(0, 100), 0)
  block.write(octal(mode, 7), 100, 'latin1')
  block.write(octal(0, 7), 108, 'latin1')
  block.write(octal(0, 7), 116, 'latin1')
  block.write(octal((content as Buffer).length, 11), 124, 'latin1')
  block.write(octal(1_700_000_000, 11), 136, 'latin1')
  block.write(type, 156, 'latin1')
  block.write(link, 157, 'utf8')
  if (dialect === 'ustar') block.write('ustar\x0000', 257, 'latin1')
  if (dialect === 'gnu') block.write('ustar  \0', 257, 'latin1')
  block.write(prefix, 345, 'utf8')
  edit?.(block)
  block.fill(' ', 148, 156)
  block.write(
    `${octal(
      block.reduce((sum, byte) => sum + byte, 0),
      6
    )}\0 `,
    148,
    'latin1'
  )
  damage?.(block)
  return block
}

export const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0')

/** A pax extended header with these records, or with this text in their place. */
export function pax(records: [string, string][] | string, type: 'x' | 'g' = 'x'): TarMember {
  const content =
    typeof records === 'string'
      ? records
      : records.map(([key, value]) => record(key, value)).join('')
  return { name: 'PaxHeaders/0', type, content }
}

/** `<length> key=value\n`, where the length counts itself. */
function record(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`)
  let length = rest + 1
  while (String(length).length + rest !== length) length = String(length).length + rest
  return `${length} ${key}=${value}\n`
}

/** A GNU long name, counting its final NUL as GNU tar does. */
export const longName = (name: string): TarMember => ({
  name: '././@LongLink',
  type: 'L',
  dialect: 'gnu',
  content: `${name}\0`,
})
