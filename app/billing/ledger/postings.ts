import type { Account } from './accounts.js'
import type { MoneyFacts, Settled } from './facts.js'

export type Entry = { account: Account; amountInCents: number; currency: string }

/** One transaction of the ledger: `key` names what happened, once and for ever; its entries sum to zero. */
export type Posting = { key: string; entries: Entry[] }

type Legs = Partial<Record<Account, number>>

/** The whole ledger of one payment, from its facts alone. More facts give more postings, and change none. */
export function postingsOf(facts: MoneyFacts): Posting[] {
  const { currency } = facts
  return [
    ...paid(facts),
    ...facts.reversals.map(({ id, amountInCents: v, bearer }) =>
      posting(`reversal:${id}`, currency, {
        stripe_balance: v,
        publisher_transfers: -v,
        ...(bearer && { publisher_earnings: v, [bearer]: -v }),
      })
    ),
    ...facts.feeRefunds.map(({ id, amountInCents: f }) =>
      posting(`fee_refund:${id}`, currency, {
        stripe_balance: -f,
        publisher_transfers: f,
        publisher_earnings: -f,
        marketplace_fees: f,
      })
    ),
    ...refunded(facts),
    ...facts.disputes.flatMap(({ id, withdrawn, reinstated }) => [
      ...disputed(`dispute:${id}:withdrawn`, withdrawn),
      ...disputed(`dispute:${id}:reinstated`, reinstated),
    ]),
    ...facts.returns.map(({ id, amountInCents: w, feeInCents: f, bearer }) =>
      posting(`return:${id}`, currency, {
        stripe_balance: -w,
        publisher_transfers: w,
        publisher_earnings: -w,
        marketplace_fees: -f,
        [bearer]: w + f,
      })
    ),
    ...facts.debts.flatMap(({ id, amountInCents: x, bearer, isForgiven }) => [
      posting(`debt:${id}`, currency, { publisher_debt: x, [bearer]: -x }),
      ...(isForgiven
        ? [posting(`debt:${id}:forgiven`, currency, { publisher_debt: -x, [bearer]: x })]
        : []),
    ]),
  ].filter(({ entries }) => entries.length > 0)
}

/** The payment itself: what came, whose it is, and how Stripe handed it on. */
function paid({ currency, agreed, ...facts }: MoneyFacts): Posting[] {
  const { charge, stripeFee, transfer, applicationFee } = facts
  if (!charge) return []
  const { taxInCents: tax, applicationFeeInCents: fee } = agreed
  const postings = [
    posting(`charge:${charge.id}`, currency, {
      stripe_balance: charge.amountInCents,
      publisher_earnings: fee + tax - charge.amountInCents,
      marketplace_fees: -fee,
      taxes_owed: -tax,
    }),
  ]
  if (stripeFee)
    postings.push(
      posting(`stripe_fee:${charge.id}`, stripeFee.currency, {
        stripe_fees: stripeFee.amountInCents,
        stripe_balance: -stripeFee.amountInCents,
      })
    )
  if (transfer)
    postings.push(
      posting(`transfer:${transfer.id}`, currency, {
        publisher_transfers: transfer.amountInCents,
        stripe_balance: -transfer.amountInCents,
      })
    )
  if (applicationFee)
    postings.push(
      posting(`application_fee:${applicationFee.id}`, currency, {
        stripe_balance: applicationFee.amountInCents,
        publisher_transfers: -applicationFee.amountInCents,
      })
    )
  return postings
}

/** A refund lessens the tax that is owed in proportion; what nobody gives back to us is ours to bear. */
function refunded({ currency, agreed, refunds }: MoneyFacts): Posting[] {
  const total = agreed.amountInCents + agreed.taxInCents
  return refunds.flatMap(({ id, amountInCents: r, hasLeft, hasComeBack }) => {
    if (!hasLeft) return []
    const tax = Math.round((agreed.taxInCents * r) / total)
    const legs = { stripe_balance: -r, taxes_owed: tax, refunds_paid: r - tax }
    const back = { stripe_balance: r, taxes_owed: -tax, refunds_paid: tax - r }
    return [
      posting(`refund:${id}`, currency, legs),
      ...(hasComeBack ? [posting(`refund:${id}:failed`, currency, back)] : []),
    ]
  })
}

/** `amountInCents` is signed as Stripe books it: below zero while the bank has it. */
const disputed = (key: string, moved: Settled | null): Posting[] =>
  moved
    ? [
        posting(key, moved.currency, {
          stripe_balance: moved.amountInCents - moved.feeInCents,
          disputes: -moved.amountInCents,
          stripe_fees: moved.feeInCents,
        }),
      ]
    : []

const posting = (key: string, currency: string, legs: Legs): Posting => ({
  key,
  entries: Object.entries(legs)
    .filter(([, amountInCents]) => amountInCents !== 0)
    .map(([account, amountInCents]) => ({ account: account as Account, amountInCents, currency })),
})
