import { configProvider } from '@adonisjs/core'
import type { ApplicationService } from '@adonisjs/core/types'
import type { HttpContext } from '@adonisjs/core/http'
import type {
  SessionConfig,
  SessionData,
  SessionStoreFactory,
  SessionStoreWithTaggingContract,
} from '@adonisjs/session/types'

type Resolved = SessionConfig & {
  store: string
  stores: Record<string, SessionStoreFactory>
}

/**
 * Sessions that a test makes by hand (`loginAs`, `withCsrfToken`) live in memory, where the API client writes them at
 * once; all others live where they live in production. One made by hand began just now.
 */
export const sessionsByHand = (app: ApplicationService) => () => {
  const configured = app.config.get<never>('session')
  const provider = configProvider.create(async () => {
    const config = (await configProvider.resolve<Resolved>(app, configured))!
    const { memory, database } = config.stores
    const both: SessionStoreFactory = (ctx: HttpContext, settings: SessionConfig) =>
      new EitherStore(
        memory(ctx, settings) as SessionStoreWithTaggingContract,
        database(ctx, settings) as SessionStoreWithTaggingContract
      )
    return { ...config, store: 'either', stores: { ...config.stores, either: both } }
  })
  app.config.set('session', provider)
}

class EitherStore implements SessionStoreWithTaggingContract {
  constructor(
    private memory: SessionStoreWithTaggingContract,
    private database: SessionStoreWithTaggingContract
  ) {}

  async read(id: string) {
    const byHand = await this.memory.read(id)
    if (!byHand) return this.database.read(id)
    return 'auth_web' in byHand ? { signedInAt: Date.now(), ...byHand } : byHand
  }

  write = async (id: string, data: SessionData) => (await this.home(id)).write(id, data)
  destroy = async (id: string) => (await this.home(id)).destroy(id)
  touch = async (id: string) => (await this.home(id)).touch(id)
  tag = async (id: string, userId: string) => (await this.home(id)).tag(id, userId)
  untag = async (id: string, userId: string) => (await this.home(id)).untag(id, userId)
  tagged = (userId: string) => this.database.tagged(userId)

  private async home(id: string) {
    return (await this.memory.read(id)) ? this.memory : this.database
  }
}
