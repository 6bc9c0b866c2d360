import { setTimeout as wait } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import CollectDebts from '#billing/actions/collect_debts'
import EndSubscription from '#billing/actions/end_subscription'
import MakeCorrection from '#billing/actions/make_correction'
import ReconcileStripeEvents from '#billing/actions/reconcile_stripe_events'
import { askAgain } from '#billing/ask_again'
import { RefundRefused } from '#billing/refund_errors'
import Correction from '#billing/models/correction'
import Refund from '#billing/models/refund'
import Subscription from '#billing/models/subscription'
import { noteReconciled } from '#billing/reconciled_until'
import { stopRenewalsInVain } from '#billing/stop_renewals_in_vain'
import { renewingInVain } from '#billing/why_in_vain'
import { drainStripeEvents } from '#billing/worker'
import { DateTime } from 'luxon'
import { deliver, type Tape } from '#tests/scenarios/histories/tape'
import { areEventsDue, standIn } from '#tests/scenarios/stripe'

const scheduler = new System('scheduler')
const MANY = 1000

/** The events that are due, worked on by as many workers at once; what another process has in hand is waited for. */
export async function work(workers: number) {
  for (;;) {
    await Promise.all(Array.from({ length: workers }, () => drainStripeEvents()))
    if (!(await areEventsDue())) return
    await wait(10)
  }
}

/**
 * What was lost is found, and what follows from it is asked for and heard, until there is nothing more. An hour has
 * passed then: the next pass lists only what comes after it.
 */
export async function settle(tape: Tape, workers: number, publishers: string[]): Promise<void> {
  while ((await standIn<string[]>('GET', 'unsettled')).length > 0) await wait(20)
  await tape.read()
  await new ReconcileStripeEvents().handle(scheduler)
  await work(workers)
  for (const id of publishers) await new CollectDebts().handle(scheduler, id)
  for (let asked = 1; asked > 0;) {
    asked = await doJobs()
    for (const told of await tape.read()) await deliver(told)
    await db.from('stripe_events').where('state', 'pending').update({ next_attempt_at: new Date() })
    await work(workers)
    if (workers > 1) await jobsRest()
  }
  await noteReconciled(DateTime.now().plus({ hours: 1 }))
}

/** Another process works on the queue besides us: what it has begun is waited for. */
export async function jobsRest() {
  for (let tries = 0; tries < 400; tries++) {
    const { rows } = await db.rawQuery(
      `select count(*)::int as n from pgboss.job where name like 'billing.%'
       and state in ('created', 'active') and start_after <= now()`
    )
    if (rows[0].n === 0) return
    await wait(50)
  }
}

/** What the queue would do now; answers how much that was. */
async function doJobs(): Promise<number> {
  const corrections = await Correction.query().where({ status: 'requested', attempts: 0 })
  for (const { id } of corrections) await new MakeCorrection().handle(scheduler, id)
  const refunds = await Refund.query().where('status', 'requested').whereNull('stripeRefundId')
  for (const refund of refunds)
    await askAgain(scheduler, refund).catch((error: unknown) => {
      if (!(error instanceof RefundRefused)) throw error
    })
  const ending = await Subscription.query().whereNotNull('whyEnded').whereNull('endedAt')
  for (const { id } of ending) await new EndSubscription().handle(scheduler, id)
  const inVain = await renewingInVain(MANY)
  await stopRenewalsInVain(scheduler)
  const stopped = inVain.length - (await renewingInVain(MANY)).length
  return corrections.length + refunds.length + ending.length + stopped
}
