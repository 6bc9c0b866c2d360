import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
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
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await take(file, subject)
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

async function take(file: string, subject: string): Promise<void> {
  if (await claimed(file)) return
  if (!(await ownerLives(file)) && (await takenOver(file))) return
  throw refused(
    'busy',
    `Another ${subject} is under way.`,
    `${file} belongs to a process that still runs.`,
    'Wait until it is done, then try again.'
  )
}

/** Whether the file is ours now. It appears with our process id in it, never empty: a reader must not think nobody owns it. */
async function claimed(file: string): Promise<boolean> {
  const written = `${file}.${randomUUID()}`
  try {
    await writeFile(written, String(process.pid), { flag: 'wx', mode: 0o600 })
    await link(written, file).catch((error) => {
      // Some disks, memory sticks for one, know no second name for a file.
      if (codeOf(error) === 'EEXIST') throw error
      return copyFile(written, file, constants.COPYFILE_EXCL)
    })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(written, { force: true })
  }
}

/**
 * Takes a lock from a process that is gone. One taker at a time looks again and removes it: the second of two would
 * otherwise remove the first one's new lock.
 */
async function takenOver(file: string): Promise<boolean> {
  const taking = `${file}.taking`
  if (!(await claimed(taking))) {
    if (!(await ownerLives(taking))) await rm(taking, { force: true })
    return false
  }
  try {
    if (await ownerLives(file)) return false
    await rm(file, { force: true })
    return await claimed(file)
  } finally {
    await rm(taking, { force: true })
  }
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? error.code : undefined

async function ownerLives(file: string): Promise<boolean> {
  const owner = Number(await readFile(file, 'utf8').catch(() => ''))
  if (!Number.isSafeInteger(owner) || owner <= 0) return false
  try {
    process.kill(owner, 0)
    return true
  } catch (error) {
    // EPERM: it lives, under another user.
    return codeOf(error) === 'EPERM'
  }
}
