import { defineJob, FOR_HOURS } from '#shared/jobs'
import { System } from '#accounts/actor'
import VoidOpenInvoices from '#billing/actions/void_open_invoices'

/** Drops at Stripe what it still asks for a subscription that is over. */
defineJob(
  'billing.void_open_invoices',
  async ({ subscriptionId }: { subscriptionId: string }) => {
    await new VoidOpenInvoices().handle(new System('scheduler'), subscriptionId)
  },
  { retries: FOR_HOURS }
)
