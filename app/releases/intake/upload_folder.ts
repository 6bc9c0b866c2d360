import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import env from '#start/env'

const ABANDONED_AFTER_MS = 60 * 60 * 1000

const folder = () => join(env.get('DATA_DIR'), 'uploads')

/** A path of its own for one upload; its name says nothing about the uploader. */
export async function newUploadPath(): Promise<string> {
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  return join(folder(), randomUUID())
}

/** Removes what a crash left behind. Returns how many files were removed. */
export async function sweepUploads(olderThanMs = ABANDONED_AFTER_MS): Promise<number> {
  const names = await readdir(folder()).catch(() => [])
  let removed = 0
  for (const name of names) {
    const path = join(folder(), name)
    const file = await stat(path).catch(() => null)
    if (!file || Date.now() - file.mtimeMs < olderThanMs) continue
    await rm(path, { force: true })
    removed++
  }
  return removed
}
