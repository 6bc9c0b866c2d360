import type { HttpContext } from '@adonisjs/core/http'
import { readiness } from '#shared/readiness'

/** For the machine that keeps us running: is the process alive, and can it do its work? */
export default class HealthController {
  live({ response }: HttpContext) {
    return response.header('Cache-Control', 'no-store').send({ status: 'ok' })
  }

  async ready({ response }: HttpContext) {
    const { ready, degraded, checks } = await readiness()
    const works = degraded ? 'degraded' : 'ok'
    response.header('Cache-Control', 'no-store').status(ready ? 200 : 503)
    return response.send({ status: ready ? works : 'not_ready', checks })
  }
}
