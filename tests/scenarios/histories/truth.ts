import type { Buyer } from '#tests/scenarios/histories/buyer'
import type { Offered } from '#tests/scenarios/histories/shop'
import { dashboard } from '#tests/scenarios/stripe'

/** How one right must stand, and what it opens; by the payment or the subscription at Stripe that it comes from. */
export type Standing = { status: string; versions: string[]; refunded: number[] }

type List<Item> = { data: Item[] }
type Session = {
  payment_status: string
  payment_intent: string | null
  subscription: string | null
}
type Charge = {
  id: string
  status: string
  amount: number
  amount_refunded: number
  disputed: boolean
  payment_intent: string
}
type Invoice = {
  status: string
  total: number
  billing_reason: string
  attempt_count: number
  status_transitions: { finalized_at: number | null }
  lines: { data: { period: { start: number; end: number } }[] }
  payments: { data: { status: string; payment: { payment_intent: string } }[] }
}
type Subscribed = {
  id: string
  start_date: number
  trial_end: number | null
  cancel_at: number | null
  ended_at: number | null
}
type Paid = Charge & { isDisputed: boolean }

const A_WEEK = 7 * 86_400

/** S(H): what Stripe's own objects, and the desk's word, make of everything one buyer ever paid for. */
export async function truthOf(buyer: Buyer): Promise<Record<string, Standing>> {
  const charges = await chargesOf(buyer)
  const standings: Record<string, Standing> = {}
  for (const { id } of buyer.sessions) {
    const session = await dashboard<Session>('GET', `/v1/checkout/sessions/${id}`)
    const intent = session.payment_intent
    const paid = charges.find((one) => one.payment_intent === intent)
    if (session.payment_status === 'paid' && paid) standings[intent!] = lineOf(buyer.agent, paid)
    if (session.subscription)
      standings[session.subscription] = await subscriptionOf(buyer, session.subscription, charges)
  }
  return standings
}

/** The money of theirs that ever arrived, and whether a bank has it back. */
async function chargesOf({ customer }: Buyer): Promise<Paid[]> {
  if (!customer) return []
  const { data } = await dashboard<List<Charge>>('GET', '/v1/charges', { customer, limit: '100' })
  const arrived = data.filter(({ status }) => status === 'succeeded')
  const isTaken = async ({ id: charge, disputed }: Charge) => {
    if (!disputed) return false
    const found = await dashboard<List<{ status: string }>>('GET', '/v1/disputes', { charge })
    return found.data.some(({ status }) => status !== 'won' && !status.startsWith('warning_'))
  }
  return Promise.all(arrived.map(async (one) => ({ ...one, isDisputed: await isTaken(one) })))
}

const isGone = ({ amount, amount_refunded: refunded }: Charge) => refunded === amount

/** Paid once and for all: everything of the line, unless the money went back. */
function lineOf({ versions }: Offered, paid: Paid): Standing {
  const isRevoked = isGone(paid) || paid.isDisputed
  return {
    status: isRevoked ? 'revoked' : 'active',
    versions: isRevoked ? [] : versions.map(({ version }) => version),
    refunded: [paid.amount_refunded],
  }
}

async function subscriptionOf(buyer: Buyer, id: string, charges: Paid[]): Promise<Standing> {
  const subscription = await dashboard<Subscribed>('GET', `/v1/subscriptions/${id}`)
  const { data: invoices } = await dashboard<List<Invoice>>('GET', '/v1/invoices', {
    'subscription': id,
    'limit': '100',
    'expand[]': 'data.payments',
  })
  const payments = charges.filter((one) =>
    invoices.some((invoice) => intentOf(invoice) === one.payment_intent)
  )
  const refunded = payments.map((one) => one.amount_refunded).sort()
  if (payments.some(({ isDisputed }) => isDisputed))
    return { status: 'revoked', versions: [], refunded }

  const now = Date.now() / 1000
  const times = timesOf(subscription, invoices, charges)
  const status = statusAt(now, subscription, invoices, times)
  const kept = times.filter(({ isTrial, isTakenBack }) => !isTrial && !isTakenBack)
  const keptUntil = Math.max(0, ...kept.map(({ end }) => end))
  const { versions } = buyer.agent
  const ofTheTime = versions.filter(({ publishedAt }) => publishedAt.toSeconds() <= keptUntil)
  const open = status === 'inactive' ? ofTheTime.slice(-1) : versions
  return { status, versions: open.map(({ version }) => version), refunded }
}

const intentOf = ({ payments }: Invoice) =>
  payments.data.find(({ status }) => status === 'paid')?.payment.payment_intent

/** The stretches of time that were tried or paid for, and whether that payment went back whole. */
function timesOf(
  { start_date: start, trial_end: trialEnd }: Subscribed,
  invoices: Invoice[],
  charges: Paid[]
) {
  const paid = invoices
    .filter(({ status, total }) => status === 'paid' && total > 0)
    .map((invoice) => {
      const charge = charges.find((one) => one.payment_intent === intentOf(invoice))
      const { period } = invoice.lines.data[0]
      return { ...period, isTrial: false, isTakenBack: Boolean(charge && isGone(charge)) }
    })
  const trial = trialEnd && { start, end: trialEnd, isTrial: true, isTakenBack: false }
  return trial ? [trial, ...paid] : paid
}

/** Ended means shut; a renewal that failed has a week from its first try, one that nothing is heard of a week as well. */
function statusAt(
  now: number,
  { ended_at: ended, cancel_at: cancels }: Subscribed,
  invoices: Invoice[],
  times: ReturnType<typeof timesOf>
): string {
  if (ended !== null || (cancels !== null && cancels <= now)) return 'inactive'
  const ends = times.map(({ end }) => end)
  const paidUntil = Math.max(0, ...times.filter((one) => !one.isTakenBack).map(({ end }) => end))
  const refused = invoices.find(
    (one) =>
      one.status === 'open' && one.billing_reason === 'subscription_cycle' && one.attempt_count > 0
  )
  if (refused) {
    const patience = Math.max(paidUntil, refused.status_transitions.finalized_at! + A_WEEK)
    return now < patience ? 'past_due' : 'inactive'
  }
  if (now < paidUntil) return 'active'
  const isLastGone = paidUntil < Math.max(...ends)
  return !isLastGone && now < paidUntil + A_WEEK ? 'past_due' : 'inactive'
}

/** With what the desk took away: gone, whatever Stripe says. */
export const judged = (standing: Standing): Standing => ({
  ...standing,
  status: 'revoked',
  versions: [],
})
