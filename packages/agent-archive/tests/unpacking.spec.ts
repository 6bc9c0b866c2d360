import { test } from '@japa/runner'
import { statSync } from 'node:fs'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ArchiveRefused, unpackArchive } from '../src/index.ts'
import { agentTar, inFolder, MANIFEST, manifestText } from './agents.ts'
import { gzip } from './gzip_builder.ts'
import { tar } from './tar_builder.ts'
import { zip } from './zip_builder.ts'

const modeOf = (path: string) => statSync(path).mode & 0o7777

/** The same agent in both formats: below a folder, with an empty folder and an executable. */
const members = [
  { name: 'parrot/tmp/', type: '5', mode: 0o700 },
  { name: `parrot/${MANIFEST}`, content: manifestText(), mode: 0o600 },
  { name: 'parrot/bin/deep/run', content: '#!/bin/sh\n', mode: 0o700 },
  { name: 'parrot/big', content: Buffer.alloc(300_000, 'x'), mode: 0o666 },
]
const formats = {
  'a.tar.gz': gzip(tar(members)),
  'a.zip': zip(
    members.map(({ type, mode, ...rest }) => ({
      ...rest,
      mode: (type ? 0o040000 : 0o100000) | mode,
    }))
  ),
}

test.group('Unpacking', () => {
  for (const [name, bytes] of Object.entries(formats))
    test(`${name} gives the source with plain modes`, async ({ assert }) => {
      await inFolder(async (folder) => {
        const file = join(folder, name)
        const target = join(folder, 'agents', 'org.sample.parrot')
        await writeFile(file, bytes)
        const umask = process.umask(0o077)
        const report = await unpackArchive(file, target, { name }).finally(() =>
          process.umask(umask)
        )

        assert.equal(report.verdict, 'accepted')
        assert.sameMembers(await readdir(target), [MANIFEST, 'big', 'bin', 'tmp'])
        assert.equal(await readFile(join(target, MANIFEST), 'utf8'), manifestText())
        assert.equal(statSync(join(target, 'big')).size, 300_000)
        assert.equal(modeOf(join(target, MANIFEST)), 0o644)
        assert.equal(modeOf(join(target, 'bin/deep/run')), 0o755)
        assert.equal(modeOf(join(target, 'tmp')), 0o755)
        assert.equal(modeOf(target), 0o755)
        assert.deepEqual(await readdir(join(folder, 'agents')), ['org.sample.parrot'])
      })
    })

  test('a refused archive leaves nothing behind', async ({ assert }) => {
    const bad = [
      agentTar({ name: 'lib/a', content: 'x' }, { name: 'lib/b', type: '2', link: '/etc/passwd' }),
      agentTar({ name: 'a', content: 'x' }, { name: '../escaped', content: 'x' }),
      agentTar({ name: 'a', content: 'x' }).subarray(0, -4),
      gzip(tar([{ name: 'README.md' }])),
    ]
    for (const bytes of bad)
      await inFolder(async (folder) => {
        const file = join(folder, 'a.tgz')
        await writeFile(file, bytes)
        const error = await unpackArchive(file, join(folder, 'out')).catch((thrown) => thrown)
        assert.instanceOf(error, ArchiveRefused)
        assert.equal(error.report.verdict, 'refused')
        assert.deepEqual(await readdir(folder), ['a.tgz'])
      })
  })

  test('never touches what is there already', async ({ assert }) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'a.tgz')
      await writeFile(file, agentTar())
      await mkdir(join(folder, 'empty'))
      await symlink('nowhere', join(folder, 'link'))
      for (const taken of ['empty', 'link', 'a.tgz'])
        await assert.rejects(() => unpackArchive(file, join(folder, taken)), /exists already/)
      assert.sameMembers(await readdir(folder), ['a.tgz', 'empty', 'link'])
      assert.deepEqual(await readdir(join(folder, 'empty')), [])
    })
  })
})
