import { defineJob } from '#shared/jobs'
import { System } from '#accounts/actor'
import CollectDebts from '#billing/actions/collect_debts'

/** When a sale has filled a publisher's balance, what they owe is taken from it. */
defineJob('billing.collect_debts', async ({ publisherId }: { publisherId: string }) => {
  await new CollectDebts().handle(new System('scheduler'), publisherId)
})
