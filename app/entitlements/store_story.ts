import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { graceEndOf } from '#entitlements/grace'
import type Entitlement from '#entitlements/models/entitlement'
import EntitlementPeriod from '#entitlements/models/entitlement_period'
import EntitlementSpell, { type SpellKind } from '#entitlements/models/entitlement_spell'
import type { SubscriptionStory } from '#entitlements/subscription_story'

type ToldSpell = {
  kind: SpellKind
  periodId: string | null
  since: DateTime
  until: DateTime | null
  graceEndsAt: DateTime | null
}

/**
 * Adds to the stored facts what a story tells anew. What it does not tell any more is over from now on, and stays
 * stored: it was so. The entitlement comes locked, with its facts.
 */
export async function storeStory(
  trx: TransactionClientContract,
  entitlement: Entitlement,
  story: SubscriptionStory
): Promise<void> {
  const periods = await storePeriods(trx, entitlement, story)
  await storeSpells(trx, entitlement, toldSpells(story, periods))
  // Stripe forgets when a subscription was to end once it has ended; the moments between the two stay as they were.
  const cancelsAt = story.cancelsAt ?? (story.endedAt ? entitlement.cancelsAt : null)
  if (!isSame(cancelsAt, entitlement.cancelsAt)) await entitlement.merge({ cancelsAt }).save()
}

/** Answers the ids of the periods by their refs. A paid period that a story tells otherwise is refused by its trigger. */
async function storePeriods(
  trx: TransactionClientContract,
  { id: entitlementId, periods }: Entitlement,
  story: SubscriptionStory
) {
  const ids = new Map<string, string>()
  for (const { ref, startsAt, endsAt, isTrial } of story.periods) {
    const stored = periods.find((period) => period.ref === ref)
    const told = { startsAt, endsAt, isTrial }
    if (!stored) {
      const created = await EntitlementPeriod.create(
        { entitlementId, ref, ...told, graceEndsAt: graceEndOf(endsAt) },
        { client: trx }
      )
      ids.set(ref, created.id)
      continue
    }
    if (!isSame(stored.startsAt, startsAt) || !isSame(stored.endsAt, endsAt))
      await stored.merge({ ...told, graceEndsAt: graceEndOf(endsAt) }).save()
    ids.set(ref, stored.id)
  }
  return ids
}

function toldSpells(story: SubscriptionStory, periods: Map<string, string>): ToldSpell[] {
  const open = { periodId: null, until: null, graceEndsAt: null }
  const spells: ToldSpell[] = story.overdue.map((spell) => ({ ...open, kind: 'overdue', ...spell }))
  if (story.endedAt) spells.push({ ...open, kind: 'ended', since: story.endedAt })
  if (story.pausedSince) spells.push({ ...open, kind: 'paused', since: story.pausedSince })
  for (const { ref, takenBackAt } of story.periods)
    if (takenBackAt)
      spells.push({ ...open, kind: 'taken_back', periodId: periods.get(ref)!, since: takenBackAt })
  return spells
}

async function storeSpells(
  trx: TransactionClientContract,
  { id: entitlementId, spells }: Entitlement,
  told: ToldSpell[]
) {
  const unsaid = new Set(spells.filter(({ until }) => until === null))
  for (const spell of told) {
    const stored = spells.find((one) => isSameSpell(one, spell))
    if (!stored) await EntitlementSpell.create({ entitlementId, ...spell }, { client: trx })
    else {
      unsaid.delete(stored)
      if (!isSame(stored.until, spell.until)) await stored.merge({ until: spell.until }).save()
    }
  }
  const now = DateTime.now()
  for (const spell of unsaid) await spell.merge({ until: DateTime.max(now, spell.since) }).save()
}

const isSameSpell = (one: EntitlementSpell, other: ToldSpell) =>
  one.kind === other.kind && one.periodId === other.periodId && isSame(one.since, other.since)

const isSame = (one: DateTime | null, other: DateTime | null) =>
  one?.toMillis() === other?.toMillis()
