import { prepared } from '#shared/prepared'
import { reportReadiness } from '#shared/readiness'

const LONGEST_LAG_IN_SECONDS = 300

const backlog = prepared<{ waiting: number; dead: number; lag: number }>(
  'stripe_events.backlog',
  `select count(*) filter (where state = 'pending') as waiting,
          count(*) filter (where state = 'dead') as dead,
          coalesce(extract(epoch from now() - min(received_at) filter (where state = 'pending' and attempts = 0)), 0)::int as lag
   from stripe_events where state in ('pending', 'dead')`
)

/** Says in the health check whether Stripe's events are being carried out, and how far behind the worker is. */
export function reportBacklog(worker: { isRunning: boolean }) {
  reportReadiness('stripe_events', async () => {
    const [{ waiting, dead, lag }] = await backlog()
    return {
      ok: worker.isRunning && lag < LONGEST_LAG_IN_SECONDS,
      detail: `${waiting} waiting, the oldest for ${lag} s; ${dead} dead`,
    }
  })
}
