import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import CollectDebts from '#billing/actions/collect_debts'
import MakeCorrection from '#billing/actions/make_correction'
import Correction from '#billing/models/correction'
import { oneByOne } from '#billing/one_by_one'

const AT_ONCE = 100

/** Corrections that were not answered are asked for again, those tried longest ago first; and whoever owes may have sold since. */
export async function settleCorrections(actor: Actor): Promise<void> {
  const unanswered = await Correction.query()
    .where('status', 'requested')
    .where('createdAt', '<', DateTime.now().minus({ minutes: 1 }).toSQL())
    .orderBy('updatedAt')
    .limit(AT_ONCE)
  await oneByOne(
    'making a correction',
    unanswered,
    ({ id, purchaseId }) => ({ correction: id, purchase: purchaseId }),
    async ({ id }) => {
      await Correction.query().where('id', id).update({ updatedAt: DateTime.now() })
      await new MakeCorrection().handle(actor, id)
    }
  )

  const { rows } = await db.rawQuery<{ rows: { publisher: string }[] }>(
    `select l.publisher_id as publisher from corrections c
       join purchases p on p.id = c.purchase_id join listings l on l.id = p.listing_id
       join connected_accounts a on a.stripe_account_id = c.stripe_account_id
     where c.status = 'owed' and a.status <> 'closed' group by l.publisher_id order by min(c.id::text)`
  )
  await oneByOne(
    'collecting a debt',
    rows,
    ({ publisher }) => ({ publisher }),
    ({ publisher }) => new CollectDebts().handle(actor, publisher)
  )
}
