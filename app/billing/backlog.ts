import { prepared } from '#shared/prepared'
import { reportReadiness } from '#shared/readiness'

const LONGEST_LAG_IN_SECONDS = 300

const backlog = prepared<{ waiting: number; dead: number; lag: number; untried: number }>(
  'stripe_events.backlog',
  `select count(*) filter (where state = 'pending') as waiting,
          count(*) filter (where state = 'dead') as dead,
          coalesce(extract(epoch from now() - min(received_at) filter (where state = 'pending')), 0)::int as lag,
          coalesce(extract(epoch from now() - min(received_at) filter (where state = 'pending' and attempts = 0)), 0)::int as untried
   from stripe_events where state in ('pending', 'dead')`
)

/**
 * Says in the health check whether Stripe's events are being carried out, and how far behind they are. A worker that
 * takes nothing up is not ready; events that fail, or are dead, want somebody while the rest goes on.
 */
export function reportBacklog(worker: { isRunning: boolean }) {
  reportReadiness('stripe_events', async () => {
    const [{ waiting, dead, lag, untried }] = await backlog()
    return {
      ok: worker.isRunning && untried < LONGEST_LAG_IN_SECONDS,
      degraded: dead > 0 || lag >= LONGEST_LAG_IN_SECONDS,
      detail: `${waiting} waiting, the oldest for ${lag} s; ${dead} dead`,
    }
  })
}
