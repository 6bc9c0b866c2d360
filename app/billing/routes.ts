import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { machines } from '#start/kernel'

machines(() => {
  router
    .post('/webhooks/stripe/:endpoint?', [controllers.billing.StripeWebhooks, 'store'])
    .where('endpoint', /^(connect|v2)$/)
    .as('webhooks.stripe')
})
