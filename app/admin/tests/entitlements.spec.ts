import { test } from '@japa/runner'
import { cleanDatabase } from '#tests/database'
import { auditTrail } from '#tests/scenarios/actors'
import { artifactPath, aBuyerWithToken } from '#tests/scenarios/delivery'
import { aSoldAgent, anAdmin, signedIn } from '#tests/scenarios/desk'
import { stripeSettles } from '#tests/scenarios/stripe'
import { Visitor } from '#tests/visitor'

type Case = {
  status: string
  message: string
  facts: { what: string; by: string; message: string | null }[]
  standing: { cause: string }[]
  versions: { version: string; eligible: boolean; code: string }[]
}
type Sale = { state: string; refundable: number; netInCents: number }

test.group('An entitlement at the desk', (group) => {
  group.each.setup(() => cleanDatabase())

  test('is revoked with a reason that its library shows, and reinstated', async ({
    assert,
    db,
  }) => {
    const scene = await aBuyerWithToken()
    const { entitlement, buyer, token } = scene
    const { desk, admin } = await anAdmin()
    const library = await signedIn(buyer)
    const core = () => new Visitor().get(artifactPath(scene), { Authorization: `Bearer ${token}` })
    const at = `/desk/entitlements/${entitlement.id}`
    assert.equal((await core()).status, 200)

    const form = { reason: 'fraud', message: 'The card was stolen.' }
    assert.equal((await desk.post(`${at}/revocation`, form)).location, at)

    assert.equal((await core()).status, 403)
    const { body } = await library.get(`/library/${entitlement.id}`)
    assert.include(body, 'They wrote: The card was stolen.')
    await desk.post(`${at}/revocation`, form)
    const revoked = (await desk.page(at)).props.entitlement as Case
    assert.equal(revoked.status, 'revoked')
    assert.deepEqual(
      revoked.facts.map(({ what, by, message }) => [what, by, message]),
      [
        ['Granted: paid for', 'Stripe', null],
        [
          'Revoked: the payment was found to be fraudulent',
          'Grace Curator',
          'The card was stolen.',
        ],
      ]
    )
    assert.deepEqual(
      revoked.versions.map(({ version, eligible, code }) => [version, eligible, code]),
      [['1.0.0', false, 'refused.revoked_fraud']]
    )
    const event = { actor: admin.label, subject: `Entitlement:${entitlement.id}` }
    await db.assertHas('audit_events', { ...event, action: 'entitlement.revoked' }, 1)

    await desk.post(`${at}/reinstatement`, { cause: revoked.standing[0].cause })
    assert.equal((await core()).status, 200)
    const back = (await desk.page(at)).props.entitlement as Case
    assert.equal(back.status, 'active')
    assert.deepEqual(back.standing, [])
    assert.equal(back.facts.at(-1)!.what, 'Lifted')
    await db.assertHas('audit_events', { ...event, action: 'entitlement.reinstated' }, 1)
  })

  test('is not revoked for a reason that is not an admin’s to give', async ({ assert }) => {
    const { entitlement } = await aBuyerWithToken()
    const { desk } = await anAdmin()
    const before = await auditTrail()

    for (const form of [
      { reason: 'refund', message: 'Because.' },
      { reason: 'dispute', message: 'Because.' },
      { reason: 'admin', message: '' },
      { message: 'Because.' },
    ] as Record<string, string>[]) {
      await desk.post(`/desk/entitlements/${entitlement.id}/revocation`, form)
      const { errors } = (await desk.page('/desk')).props
      assert.isNotEmpty(errors)
    }
    assert.equal((await entitlement.refresh()).status, 'active')
    assert.deepEqual(await auditTrail(), before)
  })

  test('ends with a full refund from the desk, which only Stripe takes back', async ({
    assert,
    db,
  }) => {
    const { entitlement, purchase, buyer } = await aSoldAgent()
    const { desk, admin } = await anAdmin()
    const at = `/desk/entitlements/${entitlement.id}`
    const sale = async () => (await desk.page(at)).props.sale as Sale
    const { state, refundable, netInCents } = await sale()
    assert.deepEqual([state, refundable, netInCents], ['paid', 4900, 4165])

    await desk.post(`/desk/purchases/${purchase.id}/refund`, {})

    const asked = { action: 'refund.requested', actor: admin.label }
    await db.assertHas('audit_events', asked, 1)
    assert.deepInclude(await sale(), { state: 'refund_under_way', refundable: 0 })
    await stripeSettles()
    assert.deepInclude(await sale(), { state: 'refunded', refundable: 0, netInCents: 0 })
    const { status, standing } = (await desk.page(at)).props.entitlement as Case
    assert.deepEqual([status, standing], ['revoked', []])
    const { body } = await (await signedIn(buyer)).get(`/library/${entitlement.id}`)
    assert.include(body, 'The payment was refunded')

    const before = await auditTrail()
    const cause = `refund:${purchase.id}`
    const answer = await desk.post(`${at}/reinstatement`, { cause })
    assert.equal(answer.status, 404)
    await desk.post(`/desk/purchases/${purchase.id}/refund`, {})
    assert.include((await desk.page('/desk')).props.flash?.error, 'refunded in full')
    assert.equal((await entitlement.refresh()).status, 'revoked')
    assert.deepEqual(await auditTrail(), before)
  })
})
