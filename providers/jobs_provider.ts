import type { ApplicationService } from '@adonisjs/core/types'

/** Runs the job queue in every process that serves requests; tests do the same work the same way. */
export default class JobsProvider {
  constructor(protected app: ApplicationService) {}

  async ready() {
    if (!['web', 'test'].includes(this.app.getEnvironment()) || this.app.getMode() === 'warmup')
      return
    const { startJobs } = await import('#shared/jobs')
    await startJobs({ work: true })
  }

  async shutdown() {
    const { stopJobs } = await import('#shared/jobs')
    await stopJobs()
  }
}
