import { test } from '@japa/runner'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultPolicy, inspectArchive, inspectArchiveInChild } from '../src/index.ts'
import { agentTar, inFolder, onlyManifest, outcome } from './agents.ts'

test.group('Reading in a process of its own', (group) => {
  group.each.timeout(30_000)

  test('gives the same report', async ({ assert }) => {
    await inFolder(async (folder) => {
      for (const [name, bytes] of [
        ['good', agentTar()],
        ['bad', agentTar({ name: '../x' })],
      ] as const) {
        const file = join(folder, name)
        await writeFile(file, bytes)
        const expected = { name: 'a.tgz', version: '2.3.4' }
        const here = await inspectArchive(file, expected)
        const there = await inspectArchiveInChild(file, expected)
        assert.deepEqual(JSON.parse(JSON.stringify(there)), JSON.parse(JSON.stringify(here)))
        assert.deepEqual(
          there.manifest && Buffer.from(there.manifest.bytes),
          here.manifest && Buffer.from(here.manifest.bytes)
        )
      }
      assert.equal(outcome(await inspectArchiveInChild(join(folder, 'none'))), 'file.missing')
    })
  })

  test('ends at the time limit', async ({ assert }) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'a.tgz')
      await writeFile(file, agentTar())
      const report = await inspectArchiveInChild(file, { timeLimitMs: 1, memoryLimitMb: 61 })
      assert.equal(outcome(report), 'limit.time')
      assert.isNotEmpty(report.findings[0]!.hint)
    })
  })

  test('ends at the memory limit', async ({ assert }) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'a.tgz')
      await writeFile(file, onlyManifest(`[${'[],'.repeat(2_000_000)}[]]`))
      const policy = { ...defaultPolicy, maxManifestBytes: Infinity }
      const report = await inspectArchiveInChild(file, { memoryLimitMb: 1, policy })
      assert.equal(outcome(report), 'limit.memory')
    })
  })

  test('that fails otherwise is a refusal too', async ({ assert }) => {
    const report = await inspectArchiveInChild('\0')
    assert.equal(outcome(report), 'inspection.failed')
  })

  test('serves several at once, and goes on after one died', async ({ assert }) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'a.tgz')
      await writeFile(file, agentTar())
      const late = inspectArchiveInChild(file, { timeLimitMs: 1, memoryLimitMb: 62 })
      const reports = await Promise.all([0, 1, 2].map(() => inspectArchiveInChild(file)))
      reports.push(await inspectArchiveInChild(file))
      assert.deepEqual(
        reports.map(({ verdict }) => verdict),
        ['accepted', 'accepted', 'accepted', 'accepted']
      )
      assert.equal(outcome(await late), 'limit.time')
    })
  })
})
