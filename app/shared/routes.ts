import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { machines, pages } from '#start/kernel'

machines(() => {
  router.get('/health/live', [controllers.shared.Health, 'live']).as('health.live')
  router.get('/health/ready', [controllers.shared.Health, 'ready']).as('health.ready')
  router.get('/assets/*', [controllers.shared.Assets, 'show']).as('assets')
  router.get('/favicon.svg', [controllers.shared.Assets, 'favicon']).as('favicon')
  for (const door of ['api', 'registry', 'webhooks', 'health'])
    router.any(`/${door}/*`, [controllers.shared.Absences, 'machine']).as(`absent.${door}`)
})

pages(() => {
  if (app.inDev) router.on('/styleguide').renderInertia('styleguide/index', {}).as('styleguide')
  router.get('*', [controllers.shared.Absences, 'page']).as('absent.page')
})
