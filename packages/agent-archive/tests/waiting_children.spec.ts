import { test } from '@japa/runner'
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inspectArchiveInChild } from '../src/index.ts'
import { agentTar, inFolder, outcome } from './agents.ts'

/** The processes on this machine that were started with this much memory. */
function childrenWith(memoryLimitMb: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name))
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
        const parent = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
        return (
          words.includes(`--max-old-space-size=${memoryLimitMb}`) && Number(parent) === process.pid
        )
      } catch {
        return false
      }
    })
    .map(Number)
}

/** Runs with a good archive on disk. */
const withArchive = (run: (file: string) => Promise<void>) =>
  inFolder(async (folder) => {
    const file = join(folder, 'a.tgz')
    await writeFile(file, agentTar({ name: 'a', content: 'a' }))
    await run(file)
  })

test.group('A process that waits for its next archive', (group) => {
  group.each.timeout(60_000)

  test('is asked again', async ({ assert }) => {
    await withArchive(async (file) => {
      await inspectArchiveInChild(file, { memoryLimitMb: 71 })
      const [first] = childrenWith(71)
      assert.equal(outcome(await inspectArchiveInChild(file, { memoryLimitMb: 71 })), 'ok')
      assert.deepEqual(childrenWith(71), [first])
    })
  })

  test('is not asked when it was killed meanwhile, noticed or not', async ({ assert }) => {
    await withArchive(async (file) => {
      for (const pauseMs of [0, 50]) {
        await inspectArchiveInChild(file, { memoryLimitMb: 72 })
        for (const pid of childrenWith(72)) process.kill(pid, 'SIGKILL')
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
        assert.equal(outcome(await inspectArchiveInChild(file, { memoryLimitMb: 72 })), 'ok')

        for (const pid of childrenWith(72)) process.kill(pid, 'SIGKILL')
        assert.equal(outcome(await inspectArchiveInChild(file, { memoryLimitMb: 72 })), 'ok')
      }
    })
  })

  test('gathers no listeners', async ({ assert }) => {
    const warnings: Error[] = []
    const note = (warning: Error) => void warnings.push(warning)
    process.on('warning', note)
    await withArchive(async (file) => {
      for (let count = 0; count < 14; count++)
        assert.equal(outcome(await inspectArchiveInChild(file, { memoryLimitMb: 73 })), 'ok')
    })
    process.off('warning', note)
    assert.deepEqual(warnings, [])
  })

  test('is believed when its report came in time and this process was too busy to look', async ({
    assert,
  }) => {
    await withArchive(async (file) => {
      await inspectArchiveInChild(file, { memoryLimitMb: 74 })
      const [child] = childrenWith(74)
      const report = inspectArchiveInChild(file, { memoryLimitMb: 74, timeLimitMs: 1000 })
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000)
      assert.equal(outcome(await report), 'ok')
      assert.deepEqual(childrenWith(74), [child])
    })
  })

  test('answers rightly wherever the limit of the one before it fell', async ({ assert }) => {
    await withArchive(async (file) => {
      for (const timeLimitMs of [1, 2, 4, 8, 16]) {
        const first = outcome(await inspectArchiveInChild(file, { memoryLimitMb: 75, timeLimitMs }))
        assert.include(['ok', 'limit.time'], first)
        const none = await inspectArchiveInChild('/none', { memoryLimitMb: 75 })
        assert.equal(outcome(none), 'file.missing')
      }
    })
  })
})

test.group('A machine without room for another process', () => {
  test('refuses to read, and lives to read the next', async ({ assert }) => {
    await withArchive(async (file) => {
      const program = join(import.meta.dirname, 'without_descriptors.ts')
      for (const left of [0, 2, 4, 6]) {
        const { stdout, stderr } = await promisify(execFile)('sh', [
          ...['-c', 'ulimit -n 64; exec "$@"', 'sh', process.execPath, program],
          ...[file, String(left)],
        ])
        assert.include(['["inspection.failed","accepted"]', '["ok","accepted"]'], stdout, stderr)
        if (left < 3) assert.include(stdout, 'inspection.failed')
      }
    })
  }).timeout(60_000)
})
