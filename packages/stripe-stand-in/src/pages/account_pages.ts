import { transfersOf } from '../resources/v2_account.ts'
import type { Account } from '../resources/v2_account.ts'
import type { BalanceTransaction } from '../resources/balance_transactions.ts'
import { money } from '../world/money.ts'
import { button, escape, page } from './html.ts'

/** The hosted onboarding form of a connected account. */
export function onboardingPage(account: Account): string {
  const missing = account.requirements.entries.map(
    (entry) => `<li><code>${escape(entry.description)}</code></li>`
  )
  return page(
    `Onboard ${account.display_name ?? account.id}`,
    `<div class="columns">
    <section aria-labelledby="needed"><h2 id="needed">What Stripe would ask for</h2>
      ${missing.length ? `<ul>${missing.join('')}</ul>` : '<p>Nothing more.</p>'}
      <p class="soft">Transfers are ${escape(transfersOf(account)?.status ?? 'not requested')} for <code>${escape(account.id)}</code>.</p>
    </section>
    <section aria-labelledby="decide"><h2 id="decide">How does it go?</h2>
      <form method="post">
        ${button('complete', 'Complete onboarding', 'main')}
        ${button('leave', 'Leave it unfinished')}
        ${button('restrict', 'Submit, but a document is missing')}
        ${button('reject', 'Submit, and be rejected')}
      </form>
    </section></div>`
  )
}

/** What a login link opens. */
export function dashboardPage(account: Account, movements: BalanceTransaction[]): string {
  const rows = movements.map(
    (each) => `<tr>
      <td><time datetime="${new Date(each.created * 1000).toISOString()}">${new Date(each.created * 1000).toISOString().slice(0, 10)}</time></td>
      <td>${escape(each.type.replaceAll('_', ' '))}</td>
      <td>${money(each.net, each.currency)}</td></tr>`
  )
  return page(
    account.display_name ?? account.id,
    `<section aria-labelledby="balance"><h2 id="balance">Balance</h2>
    <table><thead><tr><th scope="col">Date</th><th scope="col">What</th><th scope="col">Net</th></tr></thead>
    <tbody>${rows.join('') || '<tr><td colspan="3">Nothing yet.</td></tr>'}</tbody></table>
    <p class="soft">Transfers are ${escape(transfersOf(account)?.status ?? 'not requested')}.</p></section>`
  )
}
