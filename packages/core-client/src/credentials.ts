import { chmod, mkdir, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { refused } from './failure.ts'
import { credentialsFile, writeJson } from './home.ts'
import { looksLikeToken } from './token.ts'

interface Stored {
  /** Origin of the registry that was logged in to last. */
  default_registry: string | null
  registries: Record<string, { token: string; saved_at: string }>
}

const nothing: Stored = { default_registry: null, registries: {} }

/**
 * The tokens of this user, one for each registry, in a file that only they may read: 0600, in a
 * folder of 0700. Core keeps its own secrets beside it in the same way.
 */
export class Credentials {
  readonly #file: string

  constructor(home: string) {
    this.#file = credentialsFile(home)
  }

  async defaultRegistry(): Promise<string | null> {
    const stored = await this.#read()
    return stored.default_registry
  }

  /** The token for a registry's origin, or null. */
  async tokenFor(registry: string): Promise<string | null> {
    const { registries } = await this.#read()
    const token = Object.hasOwn(registries, registry) ? registries[registry]?.token : undefined
    return token !== undefined && looksLikeToken(token) ? token : null
  }

  /** Keeps a token, in place of an older one for the same registry, which becomes the default. */
  async save(registry: string, token: string, now: Date): Promise<void> {
    const stored = await this.#read()
    const entry = { token, saved_at: now.toISOString() }
    await this.#write({
      default_registry: registry,
      registries: { ...stored.registries, [registry]: entry },
    })
  }

  /** Forgets the token of a registry; false when there was none. */
  async remove(registry: string): Promise<boolean> {
    const stored = await this.#read()
    if (!Object.hasOwn(stored.registries, registry)) return false
    const rest = Object.entries(stored.registries).filter(([origin]) => origin !== registry)
    if (rest.length === 0) {
      await rm(this.#file, { force: true })
      return true
    }
    const next = stored.default_registry === registry ? null : stored.default_registry
    await this.#write({ default_registry: next, registries: Object.fromEntries(rest) })
    return true
  }

  async #write(stored: Stored): Promise<void> {
    const folder = dirname(this.#file)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
    await writeJson(this.#file, stored, 0o600)
  }

  async #read(): Promise<Stored> {
    let text: string
    try {
      text = await readFile(this.#file, 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return nothing
      throw error
    }
    // A backup or a careless copy may have opened it up to others.
    await chmod(this.#file, 0o600)
    try {
      return asStored(JSON.parse(text))
    } catch {
      throw refused(
        'credentials_damaged',
        'The stored tokens could not be read.',
        `${this.#file} is not what this command wrote.`,
        'Delete that file and run “fleetprompt login” again.'
      )
    }
  }
}

function asStored(value: unknown): Stored {
  const stored = value as Partial<Stored>
  const registries = stored.registries
  if (typeof registries !== 'object' || registries === null) throw new TypeError('no registries')
  for (const entry of Object.values(registries)) {
    if (typeof entry.token !== 'string') throw new TypeError('no token')
  }
  const chosen = stored.default_registry
  return { default_registry: typeof chosen === 'string' ? chosen : null, registries }
}
