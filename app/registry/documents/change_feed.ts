import pg from 'pg'
import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { onRegistryChange, REGISTRY_CHANGED } from '#shared/registry_changes'

const TRY_AGAIN_AFTER_MS = 1_000

/** Hears of changes to the registry: this process's own at once, those of other processes through Postgres. */
export class ChangeFeed {
  #client: pg.Client | undefined
  #isEnded = false
  #isListening = false

  /** @param changed called on every change, and whenever changes may have been missed */
  constructor(private changed: () => void) {
    onRegistryChange(changed)
    app.terminating(() => this.#end())
  }

  /** Whether nothing can have changed without our knowledge. */
  get isListening() {
    return this.#isListening
  }

  /** Begins to listen; does nothing when that was done. */
  listen() {
    if (this.#client || this.#isEnded) return
    const client = new pg.Client({
      connectionString: env.get('DATABASE_URL'),
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    })
    this.#client = client
    client.on('notification', this.changed)
    client.on('error', () => this.#lost(client))
    client.on('end', () => this.#lost(client))
    client
      .connect()
      .then(() => client.query(`listen ${REGISTRY_CHANGED}`))
      .then(() => this.#listening(client))
      .catch(() => this.#lost(client))
  }

  #listening(client: pg.Client) {
    if (this.#client !== client) return
    this.#isListening = true
    this.changed()
  }

  #lost(client: pg.Client) {
    if (this.#client !== client) return
    this.#isListening = false
    this.#client = undefined
    void client.end().catch(() => {})
    if (!this.#isEnded) setTimeout(() => this.listen(), TRY_AGAIN_AFTER_MS).unref()
  }

  async #end() {
    this.#isEnded = true
    const client = this.#client
    this.#client = undefined
    await client?.end().catch(() => {})
  }
}
