import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspectArchive } from '@fleetprompt/agent-archive'
import { test } from '@japa/runner'
import { buildArchive } from '#database/demo_shop/build_archive'
import { demoShop } from '#database/demo_shop/index'

const archives = demoShop.agents.flatMap((agent) =>
  agent.releases.map((release) => ({
    agent,
    release,
    root: `${agent.shortName}-${release.version}`,
    name: `${agent.shortName}-${release.version}.${release.format}`,
  }))
)

test.group('Archives of the demo shop', (group) => {
  let folder: string

  group.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demo-shop-'))
    return () => rm(folder, { recursive: true })
  })

  test('have the same bytes whenever and wherever they are built', async ({ assert }) => {
    const zone = process.env.TZ

    for (const { release, root, name } of archives) {
      const first = await buildArchive(release.files, { format: release.format, root })
      const turned = Object.fromEntries(Object.entries(release.files).reverse())
      process.env.TZ = 'Pacific/Auckland'
      const second = await buildArchive(turned, { format: release.format, root })
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone

      assert.isTrue(first.equals(second), name)
    }
  })

  test('are accepted by the intake without a single remark', async ({ assert }) => {
    for (const { agent, release, root, name } of archives) {
      const file = join(folder, name)
      await writeFile(file, await buildArchive(release.files, { format: release.format, root }))

      const { agentId } = agent
      const report = await inspectArchive(file, { name, agentId, version: release.version })
      assert.equal(report.verdict, 'accepted', name)
      assert.deepEqual(report.findings, [], name)
      assert.equal(report.root, root)
      assert.sameMembers(
        report.files.map(({ path }) => path),
        Object.keys(release.files)
      )
    }
  })

  test('are unpacked by other programs to the files that went in', async ({ assert }) => {
    for (const { release, root, name } of archives.filter(isTarball)) {
      const bytes = await buildArchive(release.files, { format: release.format, root })
      await writeFile(join(folder, name), bytes)
      execFileSync('tar', ['-xzf', name], { cwd: folder })

      const entries = await readdir(join(folder, root), { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile())
      assert.lengthOf(files, Object.keys(release.files).length, name)
      for (const [path, text] of Object.entries(release.files)) {
        const file = join(folder, root, path)
        assert.equal(await readFile(file, 'utf8'), text)
        assert.equal((await stat(file)).mtime.toISOString(), '2026-01-01T00:00:00.000Z')
      }
    }
  })
})

function isTarball({ release }: (typeof archives)[number]) {
  return release.format === 'tar.gz'
}
