import { test } from '@japa/runner'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultPolicy, inspectArchive, inspectArchiveInWorker } from '../src/index.ts'
import { agentTar, inFolder, onlyManifest, outcome } from './agents.ts'

test.group('Reading in a worker', (group) => {
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
        const there = await inspectArchiveInWorker(file, expected)
        assert.deepEqual(JSON.parse(JSON.stringify(there)), JSON.parse(JSON.stringify(here)))
        assert.deepEqual(
          there.manifest && Buffer.from(there.manifest.bytes),
          here.manifest && Buffer.from(here.manifest.bytes)
        )
      }
      assert.equal(outcome(await inspectArchiveInWorker(join(folder, 'none'))), 'file.missing')
    })
  })

  test('ends at the time limit', async ({ assert }) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'a.tgz')
      await writeFile(file, agentTar())
      const report = await inspectArchiveInWorker(file, { timeLimitMs: 1 })
      assert.equal(outcome(report), 'limit.time')
      assert.isNotEmpty(report.findings[0]!.hint)
    })
  })

  test('ends at the memory limit', async ({ assert }) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'a.tgz')
      await writeFile(file, onlyManifest(`[${'[],'.repeat(2_000_000)}[]]`))
      const policy = { ...defaultPolicy, maxManifestBytes: Infinity }
      const report = await inspectArchiveInWorker(file, { memoryLimitMb: 1, policy })
      assert.equal(outcome(report), 'limit.memory')
    })
  })

  test('that fails otherwise is a refusal too', async ({ assert }) => {
    const report = await inspectArchiveInWorker('\0')
    assert.equal(outcome(report), 'inspection.failed')
  })
})
