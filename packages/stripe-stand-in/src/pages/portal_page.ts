import { portalVisit } from '../flows/visit_portal.ts'
import { customers } from '../resources/customers.ts'
import type { Customer } from '../resources/customers.ts'
import { invoices } from '../resources/invoices.ts'
import { cardOf, paymentMethods } from '../resources/payment_methods.ts'
import { prices } from '../resources/prices.ts'
import type { Price } from '../resources/prices.ts'
import { products } from '../resources/products.ts'
import { isEnded, itemOf, subscriptions } from '../resources/subscriptions.ts'
import type { Subscription } from '../resources/subscriptions.ts'
import type { World } from '../world/world.ts'
import { money } from '../world/money.ts'
import { countryOptions } from './countries.ts'
import { button, escape, page } from './html.ts'

type Features = ReturnType<typeof portalVisit>['features']

/** The customer portal: what they subscribe to, their card, and their invoices. */
export function portalPage(world: World, id: string): string {
  const { session, features } = portalVisit(world, id)
  const customer = customers.get(world, session.customer)
  const theirs = subscriptions
    .all(world)
    .filter((each) => each.customer === customer.id && !isEnded(each))
  const back = session.return_url
    ? `<a class="button" href="${escape(session.return_url)}">Return to the shop</a>`
    : ''
  const parts = [
    ...theirs.map((subscription) => subscriptionPart(world, subscription, features)),
    ...(features.payment_method_update.enabled ? [cardPart(world, customer.id, theirs)] : []),
    ...(features.customer_update.allowed_updates.includes('address')
      ? [addressPart(customer)]
      : []),
    ...(features.invoice_history.enabled ? [invoicesPart(world, customer.id)] : []),
  ]
  return page(`Billing of ${customer.email ?? customer.id}`, parts.join('') + back)
}

const day = (moment: number) => new Date(moment * 1000).toISOString().slice(0, 10)

const priceText = (world: World, price: Price) =>
  `${products.get(world, price.product).name}, ${money(price.unit_amount, price.currency)} per ${price.recurring?.interval ?? 'month'}`

function subscriptionPart(world: World, subscription: Subscription, features: Features): string {
  const { id, status, cancel_at: cancelAt } = subscription
  const item = itemOf(subscription)
  const end = day(item.current_period_end)
  const isLeaving = cancelAt !== null
  const hidden = `<input type="hidden" name="subscription" value="${id}">`
  const state = isLeaving ? `ends on ${day(cancelAt)}` : `renews on ${end}`
  const choices = features.subscription_update.products
    .flatMap((each) => each.prices)
    .filter((each) => each !== item.price.id)
    .map((each) => prices.get(world, each))
  const options = choices.map(
    (price) => `<option value="${price.id}">${escape(priceText(world, price))}</option>`
  )
  const canSwitch = features.subscription_update.enabled && options.length > 0
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escape(priceText(world, item.price))}</h2>
    <p>${escape(status.replaceAll('_', ' '))}, ${state}</p>
    <form method="post">${hidden}
      ${canSwitch ? `<label>Another plan<select name="price">${options.join('')}</select></label>` : ''}
      ${canSwitch ? button('switch', 'Switch plan') : ''}
      ${isLeaving ? button('keep', 'Don’t cancel', 'main') : ''}
      ${features.subscription_cancel.enabled && !isLeaving ? button('cancel', 'Cancel subscription') : ''}
      ${status === 'paused' ? button('resume', 'Resume') : ''}
      ${features.subscription_pause.enabled && status === 'active' ? button('pause', 'Pause') : ''}
    </form></section>`
}

function cardPart(world: World, customerId: string, theirs: Subscription[]): string {
  const known =
    theirs[0]?.default_payment_method ??
    customers.get(world, customerId).invoice_settings.default_payment_method
  const method = known ? paymentMethods.find(world, known) : undefined
  return `<section aria-labelledby="card"><h2 id="card">Payment method</h2>
    <p>${method ? `Card ending in ${cardOf(method)}` : 'None.'}</p>
    <form method="post">
      <label>Card number<input name="card" inputmode="numeric" autocomplete="cc-number" value="4242 4242 4242 4242"></label>
      ${button('card', 'Use this card')}
    </form></section>`
}

const addressPart = ({ address }: Customer) => `<section aria-labelledby="address">
  <h2 id="address">Billing address</h2>
  <form method="post">
    <label>Country<select name="country">${countryOptions(address?.country ?? '')}</select></label>
    ${button('address', 'Use this address')}
  </form></section>`

function invoicesPart(world: World, customerId: string): string {
  const rows = invoices
    .all(world)
    .filter((invoice) => invoice.customer === customerId && invoice.status !== 'draft')
    .map(
      (invoice) =>
        `<tr><td>${day(invoice.created)}</td><td><a href="/i/${invoice.id}">${escape(invoice.number ?? '')}</a></td>
        <td>${money(invoice.total, invoice.currency)}</td><td>${escape(invoice.status)}</td></tr>`
    )
  return `<section aria-labelledby="invoices"><h2 id="invoices">Invoices</h2>
    ${rows.length ? `<table><tbody>${rows.join('')}</tbody></table>` : '<p class="soft">None.</p>'}</section>`
}
