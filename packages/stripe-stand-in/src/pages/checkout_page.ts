import type { CheckoutPlan, CheckoutSession } from '../resources/checkout_sessions.ts'
import { money } from '../world/money.ts'
import { countryOptions } from './countries.ts'
import { button, escape, page } from './html.ts'

interface Shown {
  session: CheckoutSession
  plan: CheckoutPlan
  /** Why the last attempt failed. */
  problem?: string
  /** A delayed payment is on its way. */
  isProcessing: boolean
  successUrl: string
}

/** The hosted page at `session.url`, in whichever state the session is. */
export function checkoutPage(shown: Shown): string {
  const { session } = shown
  if (session.status === 'expired')
    return page('This checkout has expired', `<section>${backTo(session.cancel_url)}</section>`)
  if (session.status === 'complete')
    return page(
      shown.isProcessing ? 'Your bank payment is on its way' : 'This checkout is complete',
      completed(shown)
    )
  return page(
    session.amount_total ? `Pay ${money(session.amount_total, session.currency)}` : 'Confirm',
    `<div class="columns">${summary(shown)}${form(shown)}</div>`
  )
}

function summary({ session, plan }: Shown): string {
  const amount = (cents: number) => money(cents, session.currency)
  const { amount_discount: discount, amount_tax: tax } = session.total_details
  const row = (label: string, value: string) =>
    `<tr><th scope="row">${escape(label)}</th><td>${value}</td></tr>`
  const lines = plan.lines.map((line) =>
    row(
      line.quantity > 1 ? `${line.description} × ${line.quantity}` : line.description,
      amount(line.amount_subtotal)
    )
  )
  return `<section aria-labelledby="order"><h2 id="order">Your order</h2><table>
    <tbody>${lines.join('')}</tbody>
    <tfoot>
      ${discount ? row('Discount', amount(-discount)) : ''}
      ${tax ? row('Tax', amount(tax)) : ''}
      ${row('Total', amount(session.amount_total))}
    </tfoot></table></section>`
}

function form({ session, problem }: Shown): string {
  const details = session.customer_details
  const email = details?.email ?? session.customer_email ?? 'buyer@example.com'
  return `<section aria-labelledby="payment"><h2 id="payment">Payment</h2>
  ${problem ? `<p role="alert">${escape(problem)}</p>` : ''}
  <form method="post">
    <label>E-mail<input type="email" name="email" autocomplete="email" required value="${escape(email)}"></label>
    <label>Card number<input name="card" inputmode="numeric" autocomplete="cc-number" value="4242 4242 4242 4242"></label>
    <div class="row">
      <label>Expires<input name="expires" autocomplete="cc-exp" value="12 / 34"></label>
      <label>Security code<input name="cvc" inputmode="numeric" autocomplete="cc-csc" value="424"></label>
    </div>
    <label>Name on card<input name="name" autocomplete="cc-name" value="${escape(details?.name ?? 'Test Buyer')}"></label>
    <label>Country<select name="country">${countryOptions(details?.address?.country ?? 'US')}</select></label>
    ${session.allow_promotion_codes ? codeField : ''}
    ${button('pay', session.amount_total ? `Pay ${money(session.amount_total, session.currency)}` : 'Confirm', 'main')}
    ${session.amount_total ? button('decline', 'Pay with a declined card') + button('pay_delayed', 'Pay by delayed method') : ''}
    ${session.cancel_url ? button('abandon', 'Abandon', 'side', 'formnovalidate') : ''}
  </form></section>`
}

const codeField = `<label>Promotion code<input name="code" autocomplete="off"></label>
    ${button('apply_code', 'Apply', 'side', 'formnovalidate')}`

function completed({ session, isProcessing, successUrl }: Shown): string {
  const waiting = isProcessing
    ? `<p>The bank debit takes some days. Decide here how it ends.</p>
      <form method="post">
        ${button('settle', 'The payment arrives')}
        ${button('fail_delayed', 'The payment fails')}
      </form>`
    : `<p>Payment status: ${escape(session.payment_status.replaceAll('_', ' '))}.</p>`
  return `<section>${waiting}<a class="button main" href="${escape(successUrl)}">Continue to the shop</a></section>`
}

const backTo = (url: string | null) =>
  url
    ? `<a class="button" href="${escape(url)}">Back to the shop</a>`
    : '<p>Please start again from the shop.</p>'
