import { System } from '#accounts/actor'
import RemindOfTrial from '#billing/actions/remind_of_trial'
import { settleSubscription } from '../settle.js'
import { applied, type Handler } from '../outcome.js'

/** Three days before the first payment: whoever forgot the trial is reminded. */
const trialWillEnd: Handler = async (event, trx) => {
  const outcome = await settleSubscription(event, trx)
  if (outcome === applied)
    await new RemindOfTrial().handle(new System('stripe'), event.paymentRef!, trx)
  return outcome
}

export default trialWillEnd
