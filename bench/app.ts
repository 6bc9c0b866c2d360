import { Ignitor } from '@adonisjs/core'

const APP_ROOT = new URL('../', import.meta.url)

/**
 * The app as it is, without a worker and without jobs of its own: they run in processes that serve (`web`), and here
 * each is started when its turn comes to be measured.
 */
export async function bootApp() {
  await import('reflect-metadata')
  const app = new Ignitor(APP_ROOT, {
    importer: (path) =>
      path.startsWith('./') || path.startsWith('../')
        ? import(new URL(path, APP_ROOT).href)
        : import(path),
  })
    .tap((booting) => booting.booting(async () => void (await import('#start/env'))))
    .createApp('console')
  await app.init()
  await app.boot()
  await app.start(() => {})
  // Addresses are known to it from then on, also where nobody listens.
  const server = await app.container.make('server')
  await server.boot()
  return { app, server }
}
