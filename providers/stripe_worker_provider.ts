import type { ApplicationService } from '@adonisjs/core/types'
import type { StripeWorker } from '#billing/stripe_worker'

/**
 * Carries out Stripe's events in every process that serves requests, and asks at once for those that came while none
 * did. Tests drain them by hand, one story at a time.
 */
export default class StripeWorkerProvider {
  private worker: StripeWorker | undefined

  constructor(protected app: ApplicationService) {}

  async ready() {
    if (this.app.getEnvironment() !== 'web' || this.app.getMode() === 'warmup') return
    const { StripeWorker } = await import('#billing/stripe_worker')
    const { enqueue } = await import('#shared/jobs')
    const { reportBacklog } = await import('#billing/backlog')
    this.worker = new StripeWorker()
    await this.worker.start()
    reportBacklog(this.worker)
    await enqueue(null, 'billing.reconcile_stripe_events', {})
  }

  async shutdown() {
    await this.worker?.stop()
  }
}
