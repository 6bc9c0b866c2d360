import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { machines, middleware, pages } from '#start/kernel'
import { installTokenLimit } from '#start/limiter'

const { AgentReleases, Artifacts, InstallTokens, ReleaseEligibilities, Verifications } =
  controllers.delivery

machines(() => {
  router
    .group(() => {
      router.post('/verify', [Verifications, 'store']).as('verify').use(middleware.bodyParser())
      router.get('/agents/:agent_id/releases', [AgentReleases, 'index']).as('releases')
      router
        .get('/agents/:agent_id/releases/:version/eligibility', [ReleaseEligibilities, 'show'])
        .as('eligibility')
      router
        .get('/agents/:agent_id/releases/:version/artifacts/:name', [Artifacts, 'show'])
        .as('artifact')
        .use(middleware.sessionUnlessToken())
    })
    .prefix('/api/core/v1')
    .as('core')
})

pages(() => {
  router
    .group(() => {
      router.get('/', [InstallTokens, 'index']).as('index')
      router
        .post('/', [InstallTokens, 'store'])
        .as('store')
        .use([middleware.recentlySignedIn(), installTokenLimit])
      router
        .delete('/:id', [InstallTokens, 'destroy'])
        .as('destroy')
        .where('id', router.matchers.uuid())
    })
    .prefix('/library/tokens')
    .as('tokens')
    .use(middleware.signedIn())
})
