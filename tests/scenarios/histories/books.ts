import db from '@adonisjs/lucid/services/db'
import Purchase from '#billing/models/purchase'
import Subscription from '#billing/models/subscription'
import Entitlement from '#entitlements/models/entitlement'
import { entitlementOf } from '#entitlements/queries/library_of'
import type { Buyer } from '#tests/scenarios/histories/buyer'
import { judged, type Standing } from '#tests/scenarios/histories/truth'
import { dashboard } from '#tests/scenarios/stripe'

type Owned = { entitlement: Entitlement; ref: string; purchases: Purchase[] }

/** What our rows say one buyer has, each by what Stripe calls the payment or subscription behind it. */
export async function ownedBy({ user }: Buyer): Promise<Owned[]> {
  const entitlements = await Entitlement.query().where('userId', user.id)
  return Promise.all(
    entitlements.map(async (entitlement) => {
      const [kind, id] = entitlement.sourceRef!.split(':')
      if (kind === 'purchase') {
        const purchase = await Purchase.findOrFail(id)
        return { entitlement, ref: purchase.stripePaymentIntentId, purchases: [purchase] }
      }
      const subscription = await Subscription.findOrFail(id)
      const purchases = await Purchase.query().where('subscriptionId', id)
      return { entitlement, ref: subscription.stripeSubscriptionId, purchases }
    })
  )
}

/** E: how each right of a buyer stands, stored and derived, and what it opens. */
export async function booksOf(buyer: Buyer): Promise<Record<string, Standing>> {
  const standings: Record<string, Standing> = {}
  for (const { entitlement, ref, purchases } of await ownedBy(buyer)) {
    const { state, releases } = await entitlementOf(buyer.user, entitlement.id)
    const versions = releases.filter(({ verdict }) => verdict.eligible)
    const { status } = entitlement
    standings[ref] = {
      status: status === state.status ? status : `${state.status}, stored as ${status}`,
      versions: versions.map(({ release }) => release.version).sort(),
      refunded: purchases.map(({ refundedInCents }) => refundedInCents).sort(),
    }
  }
  return standings
}

/** The truth with what the desk took away. */
export async function withTheDesk(buyer: Buyer, truth: Record<string, Standing>) {
  const taken = (await ownedBy(buyer)).filter(({ entitlement }) =>
    buyer.takenByDesk.has(entitlement.id)
  )
  const after = taken.map(({ ref }) => [ref, judged(truth[ref])] as const)
  return { ...truth, ...Object.fromEntries(after) }
}

/** Rights whose money has not arrived (W5); `seen` are those that were looked at before. */
export async function rightsBeforeMoney(buyer: Buyer, seen: Set<string>): Promise<string[]> {
  const early: string[] = []
  for (const { ref } of await ownedBy(buyer)) {
    if (seen.has(ref)) continue
    seen.add(ref)
    const path = ref.startsWith('pi_') ? 'payment_intents' : 'subscriptions'
    const { status } = await dashboard<{ status: string }>('GET', `/v1/${path}/${ref}`)
    if (status === 'processing' || status.startsWith('requires_') || status === 'incomplete')
      early.push(`${ref} is ${status}`)
  }
  return early
}

/** Each right's transitions in the audit trail: the first from nothing, each from where the one before it ended. */
export async function brokenTrails({ user }: Buyer): Promise<string[]> {
  const rows = await db
    .from('audit_events')
    .where('user_id', user.id)
    .whereLike('action', 'entitlement.%')
    .orderBy('id')
  const trails = Object.groupBy(rows, ({ subject }) => subject)
  return Object.entries(trails).flatMap(([subject, steps = []]) => {
    const told = steps.map(({ details }) => [details.from ?? null, details.to])
    const isWhole = told.every(
      ([from, to], at) => from !== to && from === (at === 0 ? null : told[at - 1][1])
    )
    return isWhole ? [] : [`${subject}: ${told.map((one) => one.join('→')).join(', ')}`]
  })
}
