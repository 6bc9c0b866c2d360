import type { Assert } from '@japa/assert'
import db from '@adonisjs/lucid/services/db'
import { System } from '#accounts/actor'
import type User from '#accounts/models/user'
import FindDrifts from '#billing/actions/find_drifts'
import RebuildEntitlements from '#entitlements/actions/rebuild_entitlements'
import Entitlement from '#entitlements/models/entitlement'
import { entitlementState } from '#entitlements/terms/entitlement_state'
import { mailsTo, mailTo } from '#tests/mailbox'
import { aSale } from '#tests/scenarios/billing'
import { booksSettle } from '#tests/scenarios/corrections'
import { ledgerOf } from '#tests/scenarios/ledger'
import { violations } from '#tests/scenarios/stripe'

const scheduler = new System('scheduler')

type Ending = {
  /** Whose story it is, and what names the entitlement's source. */
  buyer: User
  of: { entitlementRef: string }
  status: string
  reason: string
  /** Every transition of everything that the buyer holds, in order: `granted null→active`. */
  trail: string[]
  /** What the buyer's mails are about, oldest first. */
  mails?: RegExp[]
}

/**
 * Begins a story beside somebody who has bought something too and to whom nothing happens. What it answers holds the end
 * of the story to all that must be true of every one.
 */
export async function aStoryBegins() {
  const bystander = await aSale({ amountInCents: 900_000 })
  await booksSettle()
  const before = await everythingOf(bystander.buyer)

  return async (assert: Assert, { buyer, of, mails = [], ...ending }: Ending) => {
    await booksSettle()
    const entitlement = await Entitlement.query()
      .withScopes((scopes) => scopes.withFacts())
      .where('sourceRef', of.entitlementRef)
      .firstOrFail()
    const { status, reason } = entitlementState(entitlement.facts, new Date())
    assert.equal(entitlement.status, status, 'what is stored is not what the facts say')
    assert.deepEqual({ status, reason, trail: await trailOf(buyer) }, ending)

    const balances = Object.values(await ledgerOf())
    assert.equal(
      balances.reduce((sum, amount) => sum + amount, 0),
      0
    )
    await new FindDrifts().handle(scheduler)
    assert.deepEqual(await db.from('drifts'), [])
    assert.equal((await new RebuildEntitlements().handle(scheduler)).changed, 0)

    if (mails.length > 0) await mailTo(buyer.email, { nth: mails.length })
    const subjects = (await mailsTo(buyer.email)).map(({ subject }) => subject).reverse()
    assert.lengthOf(subjects, mails.length, subjects.join('; '))
    for (const [at, about] of mails.entries()) assert.match(subjects[at], about)
    assert.deepEqual(await everythingOf(bystander.buyer), before, 'somebody else’s rows moved')
    assert.deepEqual(await violations(), [])
  }
}

async function trailOf({ id }: User): Promise<string[]> {
  const events = await db
    .from('audit_events')
    .where('user_id', id)
    .whereLike('action', 'entitlement.%')
    .orderBy('id')
  return events.map(
    ({ action, details }) => `${action.split('.')[1]} ${details.from}→${details.to}`
  )
}

async function everythingOf({ id }: User) {
  const rows: Record<string, unknown[]> = {}
  for (const table of ['checkouts', 'purchases', 'entitlements', 'audit_events'])
    rows[table] = await db.from(table).where('user_id', id).orderBy('id')
  const ours = db.from('purchases').where('user_id', id).select('id')
  for (const table of ['refunds', 'disputes', 'corrections', 'ledger_transactions'])
    rows[table] = await db.from(table).whereIn('purchase_id', ours).orderBy('id')
  return rows
}
