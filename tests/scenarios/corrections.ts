import { System } from '#accounts/actor'
import MakeCorrection from '#billing/actions/make_correction'
import Correction from '#billing/models/correction'
import { standIn, stripeSettles } from '#tests/scenarios/stripe'

/** Waits until Stripe has told everything, and everything that follows from it has been asked for and heard. */
export async function booksSettle(): Promise<void> {
  for (let asked = 1; asked > 0;) {
    await stripeSettles()
    const due = await Correction.query().where({ status: 'requested', attempts: 0 }).orderBy('id')
    for (const { id } of due) await new MakeCorrection().handle(new System('scheduler'), id)
    asked = due.length
  }
}

/** A buyer goes to their bank. */
export async function dispute(chargeId: string | null, traits: object = {}): Promise<string> {
  const { id } = await standIn<{ id: string }>('POST', `charges/${chargeId}/dispute`, traits)
  await booksSettle()
  return id
}

/** The bank decides: `win`, `lose`, `prevent`, `escalate` or `close_inquiry`. */
export async function decide(disputeId: string, act: string): Promise<void> {
  await standIn('POST', `disputes/${disputeId}/${act}`)
  await booksSettle()
}

/** The publisher's bank has all they earned so far: nothing is left to take back. */
export async function paidOut(accountId: string, currency = 'usd'): Promise<void> {
  await standIn('POST', `accounts/${accountId}/pay_out`, { currency })
  await booksSettle()
}
