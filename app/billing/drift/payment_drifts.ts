import type { Posting } from '#billing/ledger/postings'

/** One way in which our books differ: `reason` is the sentence, `isMendable` whether reading Stripe anew puts it right. */
export type Drift = { what: string; reason: string; isMendable: boolean }

type Sums = Record<string, number>
type Moved = { id: string; amountInCents: number; status: string }

export type PaymentBooks = { sums: Sums; refunds: Moved[]; disputes: Moved[]; ledger: Posting[] }
type Theirs = PaymentBooks & { paidOutIn: string | null }

/** What differs between a payment as Stripe has it (`theirs`) and as our rows and our ledger have it (`ours`). */
export function paymentDrifts(theirs: Theirs, ours: PaymentBooks): Drift[] {
  return [
    ...otherCurrency(theirs),
    ...Object.entries(theirs.sums)
      .filter(([name, amount]) => ours.sums[name] !== amount)
      .map(([name, amount]) => ({
        what: name,
        reason: `Stripe says ${amount}, our row says ${ours.sums[name]} (in the smallest unit).`,
        isMendable: name !== 'total',
      })),
    ...movedDrifts('refund', theirs.refunds, ours.refunds),
    ...movedDrifts('dispute', theirs.disputes, ours.disputes),
    ...ledgerDrifts(theirs.ledger, ours.ledger),
  ]
}

/** Nothing is corrected across currencies: no rate of ours would be the one that Stripe took. */
const otherCurrency = ({ paidOutIn }: Theirs): Drift[] =>
  paidOutIn
    ? [
        {
          what: 'currency',
          reason: `The publisher was paid in ${paidOutIn.toUpperCase()}: Stripe changed the money because our balance there has none of the payment's currency. Tax, refunds and disputes of it are not taken from the publisher by themselves.`,
          isMendable: false,
        },
      ]
    : []

function movedDrifts(what: string, theirs: Moved[], ours: Moved[]): Drift[] {
  return theirs.flatMap(({ id, amountInCents, status }) => {
    const row = ours.find((one) => one.id === id)
    if (!row) return [{ what, reason: `${id} is at Stripe and not in our rows.`, isMendable: true }]
    if (row.amountInCents === amountInCents && row.status === status) return []
    const reason = `${id} is ${status} over ${amountInCents} at Stripe, ${row.status} over ${row.amountInCents} in our row.`
    return [{ what, reason, isMendable: true }]
  })
}

/** What is missing is written by reading anew; what is there and should not be, nobody can take out. */
function ledgerDrifts(theirs: Posting[], ours: Posting[]): Drift[] {
  const what = 'ledger'
  const missing = theirs.filter(({ key }) => !ours.some((one) => one.key === key))
  const strange = ours.filter(({ key }) => !theirs.some((one) => one.key === key))
  const other = theirs.filter((posting) =>
    ours.some((one) => one.key === posting.key && legsOf(one) !== legsOf(posting))
  )
  return [
    ...missing.map(({ key }) => ({ what, reason: `${key} is not posted.`, isMendable: true })),
    ...strange.map(({ key }) => ({
      what,
      reason: `${key} is posted, and Stripe does not know it.`,
      isMendable: false,
    })),
    ...other.map(({ key }) => ({
      what,
      reason: `${key} is posted with other amounts than Stripe has.`,
      isMendable: false,
    })),
  ]
}

const legsOf = ({ entries }: Posting) =>
  entries
    .map(({ account, amountInCents, currency }) => `${account} ${amountInCents} ${currency}`)
    .sort()
    .join(', ')
