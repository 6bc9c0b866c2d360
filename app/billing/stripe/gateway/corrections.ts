import type Stripe from 'stripe'
import { ask, stripe } from './client.js'

/** `attempt` counts refusals: Stripe repeats one for as long as it remembers the key. */
type Order = { correctionId: string; attempt: number; amountInCents: number }

const keyOf = ({ correctionId, attempt }: Order) => `correction:${correctionId}:${attempt}`

/**
 * Takes money back from the account a transfer went to; `withFee` gives our share back in proportion. Stripe refuses
 * (`StripeRefused`) when the account's balance does not hold it. Answers Stripe's id.
 */
export async function reverseTransfer(
  order: Order & { transferId: string; withFee: boolean }
): Promise<string> {
  const { id } = await ask(() =>
    stripe.transfers.createReversal(
      order.transferId,
      {
        amount: order.amountInCents,
        metadata: { correction_id: order.correctionId },
        ...(order.withFee && { refund_application_fee: true }),
      },
      { idempotencyKey: keyOf(order) }
    )
  )
  return id
}

/** Sends money of ours to a publisher's account, beside the transfer it was taken from. Answers Stripe's id. */
export async function sendAgain(
  order: Order & { currency: string; accountId: string; transferId: string }
): Promise<string> {
  const own = await ask(() => stripe.transfers.retrieve(order.transferId))
  const { id } = await ask(() =>
    stripe.transfers.create(
      {
        amount: order.amountInCents,
        currency: order.currency,
        destination: order.accountId,
        ...(own.transfer_group && { transfer_group: own.transfer_group }),
        metadata: { correction_id: order.correctionId },
      },
      { idempotencyKey: keyOf(order) }
    )
  )
  return id
}

/** What an account owns in a currency, whether it may be paid out yet or not; below zero when it owes. */
export async function balanceOf(accountId: string, currency: string): Promise<number> {
  const { available, pending } = await ask(() =>
    stripe.balance.retrieve({}, { stripeAccount: accountId })
  )
  return [...available, ...pending]
    .filter((part: Stripe.Balance.Available | Stripe.Balance.Pending) => part.currency === currency)
    .reduce((sum, { amount }) => sum + amount, 0)
}
