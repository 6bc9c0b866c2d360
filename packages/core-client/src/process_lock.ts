import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { refused } from './failure.ts'

/**
 * Runs `work` while no other process of ours does the same; `file` exists meanwhile and holds our
 * process id. A lock whose process is gone is taken over.
 *
 * @param subject what is being worked on, to complete “Another … is under way.”
 * @throws Failure `busy` when another process is at it
 */
export async function whileLocked<T>(
  file: string,
  subject: string,
  work: () => Promise<T>
): Promise<T> {
  await mkdir(dirname(file), { recursive: true })
  await take(file, subject)
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

async function take(file: string, subject: string): Promise<void> {
  for (const lastTry of [false, true]) {
    try {
      const handle = await open(file, 'wx', 0o600)
      await handle.writeFile(String(process.pid))
      await handle.close()
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      if (lastTry || (await ownerLives(file))) break
      await rm(file, { force: true })
    }
  }
  throw refused(
    'busy',
    `Another ${subject} is under way.`,
    `${file} belongs to a process that still runs.`,
    'Wait until it is done, then try again.'
  )
}

async function ownerLives(file: string): Promise<boolean> {
  const owner = Number(await readFile(file, 'utf8').catch(() => ''))
  if (!Number.isSafeInteger(owner) || owner <= 0) return false
  try {
    process.kill(owner, 0)
    return true
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
