import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The folder that OpenSentience Core and this command share: `$OPENSENTIENCE_HOME` or `~/.opensentience`. */
export function opensentienceHome(env: NodeJS.ProcessEnv): string {
  const chosen = env.OPENSENTIENCE_HOME
  return chosen ? resolve(chosen) : join(homedir(), '.opensentience')
}

/** Where the tokens are kept, one for each registry. */
export function credentialsFile(home: string): string {
  return join(home, 'state', 'fleetprompt', 'credentials.json')
}

/** Where archives of an agent are kept between download and unpacking. */
export function cacheFolder(home: string, agentId: string): string {
  return join(home, 'cache', 'fleetprompt', agentId)
}

/** The folder of an installed agent; its source is in `src` below, where Core looks for it. */
export function agentFolder(home: string, agentId: string): string {
  return join(home, 'agents', agentId)
}

/**
 * Writes JSON so that a reader sees the old file or the new one, never half of either.
 *
 * @param mode permission bits of the file, from its first moment
 */
export async function writeJson(file: string, value: unknown, mode: number): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const staged = `${file}.${randomUUID()}`
  try {
    const handle = await open(staged, 'wx', mode)
    try {
      await handle.chmod(mode)
      await handle.writeFile(`${JSON.stringify(value, null, 2)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(staged, file)
  } catch (error) {
    await rm(staged, { force: true })
    throw error
  }
}
