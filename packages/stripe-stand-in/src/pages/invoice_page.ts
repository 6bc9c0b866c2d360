import { collect } from '../billing/pay_invoice.ts'
import { createPaymentMethod } from '../resources/payment_methods.ts'
import { invoices } from '../resources/invoices.ts'
import type { Invoice } from '../resources/invoices.ts'
import { last4Of } from '../resources/test_cards.ts'
import { worldOn } from '../resources/test_clocks.ts'
import type { World } from '../world/world.ts'
import { money } from '../world/money.ts'
import { button, escape, page } from './html.ts'

/** What `hosted_invoice_url` shows: the invoice, and a way to pay it while it is open. */
export function invoicePage(world: World, id: string, problem?: string): string {
  const invoice = invoices.get(world, id)
  const amount = (cents: number) => money(cents, invoice.currency)
  const row = (label: string, cents: number) =>
    `<tr><th scope="row">${escape(label)}</th><td>${amount(cents)}</td></tr>`
  const sum = (all: { amount: number }[]) => all.reduce((total, each) => total + each.amount, 0)
  const discount = sum(invoice.total_discount_amounts)
  const tax = sum(invoice.total_taxes)
  return page(
    `Invoice ${invoice.number ?? '(draft)'}`,
    `<section aria-labelledby="lines"><h2 id="lines">${escape(invoice.status)}</h2><table>
      <tbody>${invoice.lines.data.map((line) => row(line.description, line.subtotal)).join('')}</tbody>
      <tfoot>
        ${discount ? row('Discount', -discount) : ''}
        ${tax ? row('Tax', tax) : ''}
        ${row('Total', invoice.total)}
        ${row('Amount paid', invoice.amount_paid)}
        ${row('Amount due', invoice.amount_remaining)}
      </tfoot></table>
      ${problem ? `<p role="alert">${escape(problem)}</p>` : ''}
      ${invoice.status === 'open' ? payForm(invoice) : ''}
    </section>`
  )
}

const payForm = (invoice: Invoice) => `<form method="post">
  <label>Card number<input name="card" inputmode="numeric" autocomplete="cc-number" value="4242 4242 4242 4242"></label>
  ${button('pay', `Pay ${money(invoice.amount_remaining, invoice.currency)}`, 'main')}
</form>`

/** @returns what went wrong, if anything did */
export function payOnPage(world: World, id: string, card: unknown): string | undefined {
  const invoice = invoices.get(world, id)
  const there = worldOn(world, invoice.test_clock)
  const { customer_address: address, customer_email: email, customer_name: name } = invoice
  const last4 = last4Of({ number: typeof card === 'string' ? card : '' })
  const billing = { address, email, name, phone: null }
  const method = createPaymentMethod(there, 'card', billing, last4)
  const tried = collect(there, id, { method, isPresent: true })
  return tried.status === 'paid' ? undefined : 'Your card was declined.'
}
