import { allDeliveries } from '../events/deliveries.ts'
import { checkoutSessions } from '../resources/checkout_sessions.ts'
import { ACCOUNT, transfersOf } from '../resources/v2_account.ts'
import type { Account } from '../resources/v2_account.ts'
import type { World } from '../world/world.ts'
import { money } from '../world/money.ts'
import { escape, page } from './html.ts'

const SHOWN = 20

/** What somebody who opens the stand-in in a browser wants to know. */
export function frontPage(world: World): string {
  const sessions = checkoutSessions
    .all(world)
    .map((session) => [
      `<a href="/c/pay/${session.id}"><code>${session.id.slice(0, 20)}…</code></a>`,
      `${session.status}, ${session.payment_status.replaceAll('_', ' ')}`,
      money(session.amount_total, session.currency),
    ])
  const accounts = world.store
    .all(ACCOUNT)
    .map((row) => row.value as Account)
    .map((account) => [
      `<a href="/express/${account.id}">${escape(account.display_name ?? account.id)}</a>`,
      `<code>${account.id}</code>`,
      account.closed ? 'closed' : (transfersOf(account)?.status ?? ''),
    ])
  const deliveries = allDeliveries(world).map((each) => [
    escape(each.type),
    each.endpoint,
    `${each.state}, ${each.attempts.map(({ status }) => status ?? 'no answer').join(', ')}`,
  ])
  const violations = world.violations
    .all()
    .map((each) => [
      escape(each.operation),
      each.direction === 'in' ? 'asked' : 'answered',
      escape(each.errors.join('; ')),
    ])
  return page(
    'Stripe, more or less',
    list('Checkouts', sessions) +
      list('Connected accounts', accounts.toReversed()) +
      list('Deliveries', deliveries.toReversed()) +
      list('Against the types', violations.toReversed())
  )
}

/** @param rows cells that are already safe HTML, newest first */
function list(title: string, rows: string[][]): string {
  const cells = (row: string[]) => row.map((cell) => `<td>${cell}</td>`).join('')
  const table = rows.slice(0, SHOWN).map((row) => `<tr>${cells(row)}</tr>`)
  return `<section><h2>${title} (${rows.length})</h2>${
    table.length ? `<table><tbody>${table.join('')}</tbody></table>` : '<p class="soft">None.</p>'
  }</section>`
}
