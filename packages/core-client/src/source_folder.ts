import { chmod, lstat, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * The source of one installed agent, replaced as a whole or not at all: new files are staged beside
 * it, then two renames swap them, and the one before comes back if anything fails.
 */
export class SourceFolder {
  readonly path: string
  readonly staging: string
  readonly #previous: string

  /** @param agentFolder `<home>/agents/<agent_id>` */
  constructor(agentFolder: string) {
    this.path = join(agentFolder, 'src')
    this.staging = join(agentFolder, '.fleetprompt.staging')
    this.#previous = join(agentFolder, '.fleetprompt.previous')
  }

  async exists(): Promise<boolean> {
    return exists(this.path)
  }

  /** Mends what a killed run may have left: half-staged files, or a swap between its two renames. */
  async recover(): Promise<void> {
    await this.dropStaging()
    if (!(await exists(this.#previous))) return
    if (await exists(this.path)) await rm(this.#previous, { recursive: true, force: true })
    else await rename(this.#previous, this.path)
  }

  /**
   * Puts the staged files in place and runs `note`; the source before stays until both are done. Where there was
   * none, the note comes first: killed in between, files without a note would be taken for somebody else's.
   */
  async swap(note: () => Promise<void>): Promise<void> {
    await chmod(this.staging, 0o700)
    const replaces = await exists(this.path)
    if (replaces) await rename(this.path, this.#previous)
    else await note()
    try {
      await rename(this.staging, this.path)
      if (replaces) await note()
    } catch (error) {
      await rm(this.path, { recursive: true, force: true })
      if (replaces) await rename(this.#previous, this.path)
      throw error
    }
    await rm(this.#previous, { recursive: true, force: true })
  }

  /** Removes staged files, also those of an unpacking that was killed. */
  async dropStaging(): Promise<void> {
    const prefix = basename(this.staging)
    const names = await readdir(dirname(this.staging))
    for (const name of names.filter((one) => one.startsWith(prefix))) {
      await rm(join(dirname(this.staging), name), { recursive: true, force: true })
    }
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch {
    return false
  }
}
