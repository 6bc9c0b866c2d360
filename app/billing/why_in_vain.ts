import db from '@adonisjs/lucid/services/db'
import type Subscription from '#billing/models/subscription'

export type WhyInVain = 'revoked' | 'suspended' | 'taken_down' | 'never_billed'

/** Each subscription that would be paid for without opening anything, and why: the one place that says when that is so. */
const IN_VAIN = `
  select s.id, case
    when exists (select from entitlements e where e.source_ref = 'subscription:' || s.id and e.status = 'revoked')
      then 'revoked'
    when exists (select from users u where u.id = s.user_id and u.suspended_at is not null) then 'suspended'
    when exists (select from listings l where l.id = s.listing_id and l.taken_down_at is not null) then 'taken_down'
    when s.why_not_billed is not null and exists (select from entitlements e
      where e.source_ref = 'subscription:' || s.id and e.status = 'inactive') then 'never_billed'
  end as why from subscriptions s`

/** Why paying for another period would open nothing, or null. */
export async function whyInVain({ id }: Subscription): Promise<WhyInVain | null> {
  const { rows } = await db.rawQuery<{ rows: { why: WhyInVain | null }[] }>(
    `${IN_VAIN} where s.id = ?`,
    [id]
  )
  return rows[0].why
}

/** The ids of those that renew all the same, at most as many as are said. */
export async function renewingInVain(most: number): Promise<string[]> {
  const { rows } = await db.rawQuery<{ rows: { id: string }[] }>(
    `select id from (${IN_VAIN} where s.ended_at is null and coalesce(s.cancels_at > s.renews_at, true) and s.why_ended is null
       order by s.renews_at) renewing
     where why is not null limit ?`,
    [most]
  )
  return rows.map(({ id }) => id)
}
