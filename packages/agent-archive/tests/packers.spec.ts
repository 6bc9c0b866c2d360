import { test } from '@japa/runner'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspectArchive, type ArchiveReport } from '../src/index.ts'
import { inFolder, MANIFEST, manifestText } from './agents.ts'

const COMMIT =
  'cd parrot && git init -q && git add -A && git -c user.name=P -c user.email=p@sample.org commit -qm P'

/** How people really pack: commands in a folder that holds `parrot/`, writing the named file. */
const PACKERS: Record<string, [tool: string, script: string]> = {
  'gnu.tar.gz': ['tar', 'tar --format=gnu -czf gnu.tar.gz parrot'],
  'flat.tgz': ['tar', 'tar -C parrot -czf flat.tgz .'],
  'posix.tar.gz': ['tar', 'tar --format=posix -czf posix.tar.gz parrot'],
  'ustar.tar.gz': ['tar', 'tar --format=ustar --exclude=long* -czf ustar.tar.gz parrot'],
  'v7.tar.gz': ['tar', 'tar --format=v7 --exclude=long* -czf v7.tar.gz parrot'],
  'piped.tar.gz': ['gzip', 'tar -cf piped.tar parrot && gzip -9 piped.tar'],
  'folder.zip': ['zip', 'zip -qr folder.zip parrot'],
  'flat.zip': ['zip', 'cd parrot && zip -qr ../flat.zip .'],
  'stored.zip': ['zip', 'zip -q0r stored.zip parrot'],
  'streamed.zip': ['zip', 'zip -qr - parrot | cat > streamed.zip'],
  'forced64.zip': ['zip', 'zip -qfzr forced64.zip parrot'],
  'commented.zip': ['zip', 'echo hello | zip -qzr commented.zip parrot'],
  'git.tar.gz': [
    'git',
    `${COMMIT} && git archive --format=tar.gz --prefix=parrot-2/ -o ../git.tar.gz HEAD`,
  ],
  'git.zip': ['git', `${COMMIT} && git archive --format=zip -o ../git.zip HEAD`],
  'python.zip': ['python3', 'python3 -m zipfile -c python.zip parrot/'],
  'python.tar.gz': ['python3', 'python3 -m tarfile -c python.tar.gz parrot'],
  'java.zip': ['jar', 'jar cfM java.zip -C parrot .'],
  'parrot-2.3.4.tgz': ['npm', 'npm pack --silent ./parrot'],
}

test.group('What ordinary tools pack is accepted', (group) => {
  group.each.timeout(30_000)

  const present = Object.entries(PACKERS).filter(
    ([, [tool]]) => !spawnSync(tool, ['--version']).error
  )
  for (const [name, [, script]] of present)
    test(`${name}: ${script}`, async ({ assert }) => {
      await inFolder(async (folder) => {
        await writeAgent(join(folder, 'parrot'))
        execFileSync('sh', ['-c', script], { cwd: folder, stdio: 'pipe' })
        const report: ArchiveReport = await inspectArchive(join(folder, name), { name })
        assert.deepEqual(report.findings, [])
        const files = new Map(report.files.map((file) => [file.path, file]))
        // jar does not know about modes.
        assert.equal(files.get('bin/run')?.executable, name !== 'java.zip')
        assert.equal(files.get('lib/numbers.txt')?.sizeInBytes, 588_895)
        assert.equal(
          Buffer.from(report.manifest!.bytes).toString(),
          await readFile(join(folder, 'parrot', MANIFEST), 'utf8')
        )
      })
    })
})

async function writeAgent(folder: string): Promise<void> {
  await mkdir(join(folder, 'lib'), { recursive: true })
  await mkdir(join(folder, 'bin'))
  await mkdir(join(folder, 'empty'))
  const long = `long-${'name-'.repeat(20)}end.txt`
  const numbers = Array.from({ length: 100_000 }, (_, index) => `${index + 1}\n`).join('')
  await writeFile(join(folder, MANIFEST), manifestText())
  await writeFile(join(folder, 'package.json'), '{"name":"parrot","version":"2.3.4"}')
  await writeFile(join(folder, 'lib', 'numbers.txt'), numbers)
  await writeFile(join(folder, 'lib', 'zero'), '')
  await writeFile(join(folder, long), 'long')
  await writeFile(join(folder, 'bin', 'run'), '#!/bin/sh\n', { mode: 0o755 })
}
