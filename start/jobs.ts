/** Every domain's work outside the request. Importing a file defines its jobs. */
import '#releases/jobs/sweep_storage'
import '#billing/jobs/reconcile_stripe_events'
