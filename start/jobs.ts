/** Every domain's work outside the request. Importing a file defines its jobs. */
import '#shared/mail'
import '#accounts/jobs/mail_link'
import '#accounts/jobs/note_refused_sign_in'
import '#accounts/jobs/sweep_links'
import '#releases/jobs/sweep_storage'
import '#billing/jobs/ask_for_refund'
import '#billing/jobs/reconcile_stripe_events'
import '#billing/jobs/settle_checkout'
