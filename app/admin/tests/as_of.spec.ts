import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { System } from '#accounts/actor'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import { cleanDatabase } from '#tests/database'
import { aUser } from '#tests/scenarios/accounts'
import { anEntitlement } from '#tests/scenarios/delivery'
import { anAdmin } from '#tests/scenarios/desk'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { aStory, inDays, paid, told } from '#tests/scenarios/subscriptions'

type Page = {
  asked: { at: string | null; problem: string | null }
  entitlement: { status: string; reason: string; facts: { what: string }[]; versions: unknown[] }
}
const asking = (id: string, at: string) => `/desk/entitlements/${id}?at=${encodeURIComponent(at)}`

test.group('The desk’s question about the past', (group) => {
  group.each.setup(() => cleanDatabase())

  test('is answered for a subscription, with its facts in order', async ({ assert }) => {
    const scene = await aPublishedRelease()
    const since = inDays(-10)
    const overdue = [{ since, graceEndsAt: since.plus({ days: 7 }), until: null }]
    const story = aStory(await aUser(), scene.listing, { periods: [paid(-40, -10)], overdue })
    const { id } = await told(story)
    const { desk } = await anAdmin()
    const at = async (days: number) =>
      (await desk.page(asking(id, inDays(days).toISO()!))).props as unknown as Page

    const states = []
    for (const days of [-41, -20, -5, -1]) states.push((await at(days)).entitlement.reason)
    assert.deepEqual(states, ['not_granted_yet', 'active', 'payment_overdue', 'grace_ended'])
    const { entitlement } = await at(-20)
    assert.deepEqual(entitlement.versions, [])
    assert.deepEqual(
      entitlement.facts.map(({ what }) => what.replace(/ at .*| until .*/, '')),
      ['Granted: subscribed to', 'Paid', 'A payment failed; its grace ends']
    )
  })

  test('is answered for a licence: before a refund it was active', async ({ assert }) => {
    const { listing } = await aPublishedRelease()
    const issuedAt = DateTime.now().minus({ days: 9 })
    const { id } = await anEntitlement(await aUser(), listing, { issuedAt })
    const refund = { reason: 'refund', causeRef: 'refund:1', at: inDays(-3) } as const
    await new RevokeEntitlement().handle(new System('stripe'), id, refund)
    const { desk } = await anAdmin()
    for (const [days, status] of [
      [-4, 'active'],
      [-2, 'revoked'],
      [-10, 'inactive'],
    ] as const) {
      const { props } = await desk.page(asking(id, inDays(days).toISO()!))
      assert.equal((props as unknown as Page).entitlement.status, status)
    }
  })

  test('is refused in a sentence when it cannot be read or lies ahead', async ({ assert }) => {
    const { listing } = await aPublishedRelease()
    const { id } = await anEntitlement(await aUser(), listing)
    const { desk } = await anAdmin()
    for (const [written, why] of [
      ['last Tuesday', /no moment that we can read/],
      [inDays(1).toISO()!, /has not come yet/],
    ] as const) {
      const { props } = await desk.page(asking(id, written))
      const { asked, entitlement } = props as unknown as Page
      assert.match(asked.problem!, why)
      assert.isNull(asked.at)
      assert.equal(entitlement.status, 'active')
    }
  })
})
