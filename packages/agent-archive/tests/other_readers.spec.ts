import { test } from '@japa/runner'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32, gzipSync } from 'node:zlib'
import { ArchiveRefused, unpackArchive } from '../src/index.ts'
import { agentZip, inFolder, MANIFEST, manifestText } from './agents.ts'
import { little } from './little_endian.ts'
import { Mutator } from './mutator.ts'
import { longName, member, pax, tar, type TarPart } from './tar_builder.ts'
import { extraField, zip64Field, type ZipMember } from './zip_builder.ts'

const SEED = 20261126
const MUTATIONS = 1500
const manifest = { name: MANIFEST, content: manifestText() }
const hidden = member({ name: 'hidden.sh', content: '#!/bin/sh\n' })
const tarOf = (...parts: TarPart[]) => tar([manifest, ...parts])
const unicodePath = (name: string) =>
  extraField(0x7075, Buffer.concat([Buffer.from([1]), little(4, crc32(name)), Buffer.from(name)]))

const tars = [
  tarOf(
    pax([
      ['path', 'lib/pax.txt'],
      ['mtime', '1.5'],
      ['size', '6'],
    ]),
    { name: 'lib/short', content: 'hello\n' }
  ),
  tarOf(longName(`lib/${'x'.repeat(120)}`), { name: 'x', dialect: 'gnu', content: 'abc' }),
  tarOf(
    pax([['comment', 'c']], 'g'),
    { name: 'e/', type: '5' },
    { name: 'old', dialect: 'v7', type: '\0', content: hidden }
  ),
  tarOf(pax([['path', 'lib/a.txt']]), { name: 'lib/a.txt', type: '\0', content: hidden }),
  tarOf(longName('lib/a.txt'), { name: 'lib/a.txt', dialect: 'gnu', type: '\0', content: hidden }),
  tarOf(pax([['SCHILY.xattr.user.a', 'x\nb=c']]), { name: 'a', prefix: 'e/deep', content: hidden }),
]
const a: ZipMember = { name: 'lib/a.txt', content: 'hello '.repeat(40) }
const extra = unicodePath('lib/a.txt')
const zips = [
  agentZip([
    { name: 'lib/', stored: true, mode: 0o040755 },
    { ...a, local: { extra }, central: { extra } },
  ]),
  agentZip(
    [
      { ...a, descriptor: 'signed' },
      { name: 'b', content: 'b', stored: true },
    ],
    { zip64: true }
  ),
  agentZip(
    [{ name: 'é', content: 'x', central: { extra: extraField(0x5455, Buffer.alloc(5, 1)) } }],
    { comment: 'hello' }
  ),
  agentZip([
    {
      name: 'n',
      content: agentZip(),
      stored: true,
      local: { extra: zip64Field(agentZip().length, agentZip().length) },
    },
  ]),
]

type Reading = Record<string, string>

/** What we find in an archive, by path, or null when we refuse it. */
async function ourReading(file: string, into: string): Promise<Reading | null> {
  try {
    const { root, files } = await unpackArchive(file, into, { name: file })
    return Object.fromEntries(
      files.map(({ path }) => [
        root === '' ? path : `${root}/${path}`,
        createHash('sha1')
          .update(readFileSync(join(into, path)))
          .digest('hex'),
      ])
    )
  } catch (error) {
    if (error instanceof ArchiveRefused) return null
    throw error
  } finally {
    await rm(into, { recursive: true, force: true })
  }
}

/** The same by Python, for archives that are each in a file. */
function pythonReadings(files: string[]): (Reading | string)[] {
  const program = join(import.meta.dirname, 'python_reader.py')
  const { stdout, stderr, status } = spawnSync('python3', [program], {
    input: files.join('\n'),
    encoding: 'utf8',
    env: { PATH: process.env.PATH, PYTHONIOENCODING: 'utf-8' },
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Reading | string)
}

test.group('What we accept means the same to Python', () => {
  for (const [kind, mutated] of [
    ['tar.gz', (mutator: Mutator) => gzipSync(mutator.tar(mutator.pick(tars)), { level: 1 })],
    ['zip', (mutator: Mutator) => mutator.zip(mutator.pick(zips))],
  ] as const)
    test(`however a ${kind} is damaged`, async ({ assert }) => {
      await inFolder(async (folder) => {
        const mutator = new Mutator(SEED)
        const accepted: [file: string, reading: Reading][] = []
        for (let number = 0; number < MUTATIONS; number++) {
          const file = join(folder, `${number}.${kind}`)
          await writeFile(file, mutated(mutator))
          const reading = await ourReading(file, join(folder, 'unpacked'))
          if (reading) accepted.push([file, reading])
        }
        assert.isAbove(accepted.length, MUTATIONS / 20)
        const readings = pythonReadings(accepted.map(([file]) => file))
        for (const [index, [file, ours]] of accepted.entries())
          assert.deepEqual(readings[index], ours, `${file}, seed ${SEED}`)
      })
    }).timeout(120_000)
})
