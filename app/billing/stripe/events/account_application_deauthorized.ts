import { System } from '#accounts/actor'
import CloseConnectedAccount from '#billing/actions/close_connected_account'
import { applied, ignored, type Handler } from '../outcome.js'

/** The publisher cut the connection: we may not even ask about the account any more. */
const accountDeauthorized: Handler = async ({ account, stripeId }, trx) => {
  const closed =
    account &&
    (await new CloseConnectedAccount().handle(
      new System('stripe'),
      account,
      { stripeEventId: stripeId },
      trx
    ))
  return closed ? applied : ignored('unknown_account')
}

export default accountDeauthorized
