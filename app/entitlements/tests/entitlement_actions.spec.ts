import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { Anonymous, System, TokenBearer, type Actor } from '#accounts/actor'
import GrantComplimentary from '#entitlements/actions/grant_complimentary'
import GrantEntitlement, { type Grant } from '#entitlements/actions/grant_entitlement'
import ReinstateEntitlement from '#entitlements/actions/reinstate_entitlement'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import Entitlement from '#entitlements/models/entitlement'
import { entitlementOf, libraryOf } from '#entitlements/queries/library_of'
import type { RevocationReason } from '#entitlements/terms/facts'
import { aUser } from '#tests/scenarios/accounts'
import { aListing } from '#tests/scenarios/catalog'

const stripe = new System('stripe')

async function aGrant(changes: Partial<Grant> = {}) {
  const scene = await aListing()
  const buyer = await aUser()
  const grant: Grant = {
    userId: buyer.id,
    listingId: scene.listing.id,
    major: 1,
    updatesForMonths: null,
    source: 'purchase',
    sourceRef: `purchase:${buyer.id}`,
    issuedAt: DateTime.now().minus({ days: 1 }),
    ...changes,
  }
  const entitlement = await new GrantEntitlement().handle(stripe, grant)
  return { ...scene, buyer, grant, entitlement }
}

const revoke = (actor: Actor, id: string, reason: RevocationReason, causeRef = reason as string) =>
  new RevokeEntitlement().handle(actor, id, {
    reason,
    causeRef,
    at: new Date(),
    stripeEventId: 'evt_1',
  })
const reinstate = (actor: Actor, id: string, causeRef: string) =>
  new ReinstateEntitlement().handle(actor, id, { causeRef, at: new Date() })

const trail = async () =>
  (await db.from('audit_events').whereLike('action', 'entitlement.%').orderBy('id')).map(
    ({ action, details }) => `${action}: ${details.from ?? 'nothing'} → ${details.to}`
  )

test.group('An entitlement', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is granted once for one cause', async ({ assert }) => {
    const { grant, entitlement } = await aGrant()
    const again = await new GrantEntitlement().handle(stripe, grant)

    assert.equal(again.id, entitlement.id)
    assert.lengthOf(await Entitlement.all(), 1)
    assert.deepEqual(await trail(), ['entitlement.granted: nothing → active'])
  })

  test('is never older than its payment, nor from the future', async ({ assert }) => {
    const { entitlement } = await aGrant({ issuedAt: DateTime.now().plus({ hours: 1 }) })
    assert.isTrue((await entitlement.refresh()).issuedAt <= DateTime.now())
  })

  test('follows its causes, each named once in the trail', async ({ assert }) => {
    const { entitlement } = await aGrant()
    const status = async () => (await entitlement.refresh()).status

    await revoke(stripe, entitlement.id, 'refund')
    await revoke(stripe, entitlement.id, 'refund')
    await revoke(stripe, entitlement.id, 'dispute')
    assert.equal(await status(), 'revoked')
    await reinstate(stripe, entitlement.id, 'refund')
    assert.equal(await status(), 'revoked')
    await reinstate(stripe, entitlement.id, 'dispute')
    await reinstate(stripe, entitlement.id, 'dispute')
    assert.equal(await status(), 'active')
    await revoke(stripe, entitlement.id, 'refund')

    assert.equal(await status(), 'revoked')
    assert.deepEqual(await trail(), [
      'entitlement.granted: nothing → active',
      'entitlement.revoked: active → revoked',
      'entitlement.reinstated: revoked → active',
      'entitlement.revoked: active → revoked',
    ])
    const [, revoked] = await db
      .from('audit_events')
      .whereLike('action', 'entitlement.%')
      .orderBy('id')
    assert.equal(revoked.stripe_event_id, 'evt_1')
    assert.equal(revoked.user_id, entitlement.userId)
  })

  test('is moved by those the table names, and by nobody else', async ({ assert }) => {
    const { entitlement, buyer, owner, grant } = await aGrant()
    const admin = await aUser({ isAdmin: true })
    const { id } = entitlement
    const everybody: [string, Actor][] = [
      ['anonymous', new Anonymous()],
      ['buyer', buyer],
      ['stranger', await aUser()],
      ['publisher', owner],
      ['admin', admin],
      ['token', new TokenBearer('t', buyer.id, null)],
      ['system', stripe],
    ]
    const allowed = async (act: (actor: Actor) => Promise<unknown>) => {
      const names: string[] = []
      for (const [name, actor] of everybody)
        await act(actor).then(
          () => names.push(name),
          (error) => assert.match(error.message, /Access denied/)
        )
      return names
    }

    assert.deepEqual(await allowed((actor) => new GrantEntitlement().handle(actor, grant)), [
      'system',
    ])
    const gift = { userId: buyer.id, major: 1, reason: 'Thanks' }
    assert.deepEqual(
      await allowed((actor) => new GrantComplimentary().handle(actor, grant.listingId, gift)),
      ['publisher', 'admin']
    )
    assert.deepEqual(await allowed((actor) => revoke(actor, id, 'refund')), ['system'])
    assert.deepEqual(await allowed((actor) => reinstate(actor, id, 'refund')), ['system'])
    assert.deepEqual(await allowed((actor) => revoke(actor, id, 'fraud')), ['admin'])
    const lift = async (actor: Actor) => {
      await revoke(admin, id, 'fraud')
      return reinstate(actor, id, 'fraud')
    }
    assert.deepEqual(await allowed(lift), ['admin'])
    assert.deepEqual(await allowed((actor) => entitlementOf(actor, id)), [
      'buyer',
      'admin',
      'token',
    ])
  })

  test('given away is there once, and the reason is kept', async ({ assert }) => {
    const { listing, owner } = await aListing()
    const friend = await aUser()
    const gift = { userId: friend.id, major: 0, reason: 'For testing' }
    await new GrantComplimentary().handle(owner, listing.id, gift)
    await new GrantComplimentary().handle(owner, listing.id, gift)

    const [entry, ...others] = await libraryOf(friend)
    assert.deepEqual(others, [])
    assert.equal(entry.state.status, 'active')
    const [granted] = await db.from('audit_events').where('action', 'entitlement.granted')
    assert.equal(granted.details.reason, 'For testing')
    await assert.rejects(
      () => new GrantComplimentary().handle(owner, listing.id, { ...gift, userId: listing.id }),
      /nothing here/
    )
  })
})
