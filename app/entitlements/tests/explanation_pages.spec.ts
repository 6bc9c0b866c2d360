import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import RevokeEntitlement from '#entitlements/actions/revoke_entitlement'
import { aUser } from '#tests/scenarios/accounts'
import { anEntitlement } from '#tests/scenarios/delivery'
import { aPublishedRelease } from '#tests/scenarios/releases'
import { inDays } from '#tests/scenarios/subscriptions'

type Page = {
  asked: { at: string | null; problem: string | null }
  explanation: { code: string; message: string; isOwn: boolean; kept: object[]; version: string }
}

test.group('The page that explains a verdict', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function aRevokedLine() {
    const scene = await aPublishedRelease({ publishedAt: inDays(-30) })
    const next = await aPublishedRelease({ on: scene, version: '2.0.0', publishedAt: inDays(-20) })
    const buyer = await aUser({ fullName: 'Mira Quill' })
    const { id } = await anEntitlement(buyer, scene.listing, { issuedAt: inDays(-10) })
    const admin = await aUser({ isAdmin: true })
    const path = (query = '') => `/entitlements/${id}/explanation${query}`
    const revoke = () =>
      new RevokeEntitlement().handle(admin, id, {
        reason: 'admin',
        causeRef: 'desk:1',
        message: 'You sold copies of it.',
        at: inDays(0),
      })
    return { ...scene, next, buyer, admin, path, revoke }
  }

  test('tells the buyer of the newest version, of a chosen one, and what they keep', async ({
    client,
    assert,
  }) => {
    const { buyer, path, release } = await aRevokedLine()
    const of = async (query = '') =>
      (await client.get(path(query)).loginAs(buyer).withInertia()).inertiaProps as unknown as Page
    const { explanation: newest } = await of()
    assert.deepInclude(newest, { version: '2.0.0', code: 'refused.other_major', isOwn: true })
    const { explanation: chosen } = await of('?version=1.0.0')
    assert.equal(chosen.code, 'eligible.major_line')
    assert.deepEqual(chosen.kept, [{ version: '1.0.0', sha256: release.source.sha256 }])

    const page = await client.get(path('?version=1.0.0')).loginAs(buyer)
    for (const words of ['The facts, in order', 'entitlement_granted', 'What would change'])
      assert.include(page.text(), words)
    const odd = await of('?at=yesterday')
    assert.isNotNull(odd.asked.problem)
    for (const query of ['?version=9.9.9', '?version[]=1.0.0&version[]=2.0.0'])
      (await client.get(path(query)).loginAs(buyer)).assertStatus(404)
  })

  test('tells buyer and admins what was written, the publisher only what holds, and others nothing', async ({
    client,
    assert,
  }) => {
    const { buyer, owner, admin, path, revoke } = await aRevokedLine()
    await revoke()
    for (const [user, isTold] of [
      [buyer, true],
      [admin, true],
      [owner, false],
    ] as const) {
      const page = await client.get(path('?version=1.0.0')).loginAs(user)
      page.assertStatus(200)
      assert.include(page.text(), 'refused.revoked_admin')
      assert.equal(page.text().includes('sold copies'), isTold)
      if (user === buyer) continue
      for (const secret of [buyer.email, buyer.fullName, buyer.id])
        assert.notInclude(page.text(), secret)
    }
    ;(await client.get(path()).loginAs(await aUser())).assertStatus(404)
    const nobody = await client.get(path()).redirects(0)
    nobody.assertStatus(302)

    const then = await client
      .get(path(`?version=1.0.0&at=${encodeURIComponent(inDays(-1).toISO()!)}`))
      .loginAs(owner)
    assert.include(then.text(), 'eligible.major_line')
  })
})
