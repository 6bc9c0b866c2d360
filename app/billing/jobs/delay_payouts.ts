import { defineJob } from '#shared/jobs'
import { System } from '#accounts/actor'
import DelayPayouts from '#billing/actions/delay_payouts'
import { DELAY_PAYOUTS } from '#billing/account_facts'

/** Once for each account that may be paid out. */
defineJob<{ accountId: string }>(DELAY_PAYOUTS, async ({ accountId }) => {
  await new DelayPayouts().handle(new System('scheduler'), accountId)
})
