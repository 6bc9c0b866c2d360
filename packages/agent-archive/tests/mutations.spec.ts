import { test } from '@japa/runner'
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { unpackArchive } from '../src/index.ts'
import { agentTar, agentZip, inFolder, inspectTar, inspectZip, outcome } from './agents.ts'
import { longName, pax } from './tar_builder.ts'

const tarBytes = agentTar(
  { name: 'lib/', type: '5', mode: 0o755 },
  { name: 'lib/a.ex', content: 'a = 1\n' },
  pax([['path', 'lib/long.ex']]),
  { name: 'x', content: 'b = 2\n' },
  longName('lib/longer.ex'),
  { name: 'y', dialect: 'gnu', content: 'c = 3\n' }
)
const zipBytes = agentZip(
  [
    { name: 'lib/', stored: true, mode: 0o040755 },
    { name: 'lib/a.ex', content: 'a = 1\n', descriptor: 'signed' },
    { name: 'lib/b.ex', content: 'b = 2\n', stored: true },
  ],
  { comment: 'comment' }
)

/** One way of damaging bytes: some overwritten, some cut out, some written twice. */
const damage = fc.array(
  fc.record({
    kind: fc.constantFrom('set', 'cut', 'repeat'),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    length: fc.integer({ min: 1, max: 8 }),
    value: fc.oneof(fc.constantFrom(0, 0xff, 0x2e, 0x2f, 0x35), fc.nat(255)),
  }),
  { minLength: 1, maxLength: 3 }
)
type Damage = typeof damage extends fc.Arbitrary<infer Value> ? Value : never

function damaged(bytes: Uint8Array, damages: Damage): Buffer {
  return damages.reduce((now, { kind, at, length, value }) => {
    const start = Math.floor(at * now.length)
    const end = Math.min(now.length, start + length)
    if (kind === 'set')
      return Buffer.from(now.map((byte, index) => (index >= start && index < end ? value : byte)))
    return Buffer.concat(
      kind === 'cut'
        ? [now.subarray(0, start), now.subarray(end)]
        : [now.subarray(0, end), now.subarray(start)]
    )
  }, Buffer.from(bytes))
}

/** What another reader, and we, find in the same archive: paths with their content. */
async function bothReadings(
  bytes: Buffer,
  name: string,
  command: (file: string, into: string) => string[]
) {
  return inFolder(async (folder) => {
    const [file, ours, theirs] = [name, 'ours', 'theirs'].map((part) => join(folder, part)) as [
      string,
      string,
      string,
    ]
    await writeFile(file, bytes)
    await unpackArchive(file, ours, { name })
    await mkdir(theirs)
    const [tool, ...args] = command(file, theirs)
    execFileSync(tool!, args, { stdio: 'pipe' })
    return [ours, theirs].map(contentBelow)
  })
}

function contentBelow(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const described = entries.map((entry) => {
    const path = join(entry.parentPath, entry.name)
    const content = entry.isFile()
      ? readFileSync(path, 'latin1')
      : `no file: ${entry.isDirectory()}`
    return [path.slice(folder.length), content] as const
  })
  return Object.fromEntries(described)
}

const isPresent = (tool: string) => !spawnSync(tool, ['--help']).error

test.group('However an archive is damaged', () => {
  test('a tar gives a report, and if accepted means the same to GNU tar', async ({ assert }) => {
    const inner = gunzipSync(tarBytes)
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(damage, async (damages) => {
        const bytes = gzipSync(damaged(inner, damages))
        if (outcome(await inspectTar(bytes)) !== 'ok') return
        accepted++
        if (!isPresent('tar')) return
        const [ours, theirs] = await bothReadings(bytes, 'a.tar.gz', (file, into) => [
          'tar',
          '-xzf',
          file,
          '-C',
          into,
        ])
        assert.deepEqual(ours, theirs)
      }),
      { numRuns: 300 }
    )
    assert.isAbove(accepted, 0)
  }).timeout(60_000)

  test('a zip gives a report, and if accepted means the same to unzip', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(damage, async (damages) => {
        const bytes = damaged(zipBytes, damages)
        if (outcome(await inspectZip(bytes)) !== 'ok' || !isPresent('unzip')) return
        const [ours, theirs] = await bothReadings(bytes, 'a.zip', (file, into) => [
          'unzip',
          '-qq',
          file,
          '-d',
          into,
        ])
        assert.deepEqual(ours, theirs)
      }),
      { numRuns: 600 }
    )
  }).timeout(60_000)

  test('a gzip with a bit changed in its data is refused, or means the same', async ({
    assert,
  }) => {
    const whole = await inspectTar(tarBytes)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 10, max: tarBytes.length - 1 }),
        fc.nat(7),
        async (at, bit) => {
          const bytes = Buffer.from(tarBytes)
          bytes[at]! ^= 1 << bit
          const report = await inspectTar(bytes)
          // The bits that fill up the last byte of a deflate stream mean nothing to anybody.
          if (outcome(report) === 'ok') assert.deepEqual({ ...report, sha256: whole.sha256 }, whole)
        }
      ),
      { numRuns: 300 }
    )
  }).timeout(30_000)

  test('bytes of no meaning are refused', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        assert.notEqual(outcome(await inspectTar(bytes)), 'ok')
        assert.notEqual(outcome(await inspectZip(bytes)), 'ok')
        assert.notEqual(outcome(await inspectTar(gzipSync(bytes))), 'ok')
      }),
      { numRuns: 150 }
    )
  }).timeout(30_000)
})
