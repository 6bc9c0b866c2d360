import { test } from '@japa/runner'
import type User from '#accounts/models/user'
import Purchase from '#billing/models/purchase'
import { cleanDatabase } from '#tests/database'
import { booksSettle } from '#tests/scenarios/corrections'
import { signedIn } from '#tests/scenarios/desk'
import { stripeSettles } from '#tests/scenarios/stripe'
import { aSwitcher, confirm, shownTo } from '#tests/scenarios/switches'

/** Somebody who went over to the year ten days into the month. */
async function aSwitch() {
  const scene = await aSwitcher()
  const shown = await shownTo(scene.buyer, scene.subscription)
  await confirm(scene.buyer, scene.subscription, shown)
  await stripeSettles()
  await booksSettle()
  const [month, year] = await Purchase.query().orderBy('periodStartsAt')
  return { ...scene, month, year, credit: shown.creditInCents }
}

const refund = async (owner: User, { id }: Purchase, amount?: string) => {
  const answer = await (
    await signedIn(owner)
  ).post(`/purchases/${id}/refunds`, amount ? { amount } : {})
  await booksSettle()
  return answer
}

test.group('A payment that a change of plan has credited', (group) => {
  group.each.setup(() => cleanDatabase())
  group.each.timeout(90_000)

  test('goes back without that part, and the page says why', async ({ assert }) => {
    const { owner, month, year, credit } = await aSwitch()
    assert.isAbove(credit, 0)
    assert.deepEqual([month.creditedAwayInCents, year.creditedAwayInCents], [credit, 0])
    const studio = await signedIn(owner)
    const at = `/purchases/${month.id}/refunds/new`
    const { props } = await studio.page(`${at}?amount=9.00`)
    assert.isNull(props.preview)
    assert.equal((props.sale as { refundable: number }).refundable, 900 - credit)
    const { body } = await studio.get(`${at}?amount=1.00`)
    assert.match(body, /was credited when\s+the plan was changed/)

    await refund(owner, month, '9.00')
    assert.equal((await month.refresh()).refundedInCents, 0)
    await refund(owner, month)
    assert.equal((await month.refresh()).refundedInCents, 900 - credit)
    await refund(owner, month)
    assert.equal((await month.refresh()).refundedInCents, 900 - credit)
  })

  test('goes back whole once the payment for the change is back', async ({ assert }) => {
    const { owner, month, year } = await aSwitch()
    await refund(owner, year)
    assert.isTrue((await year.refresh()).isRefunded)
    assert.equal((await month.refresh()).creditedAwayInCents, 0)
    await refund(owner, month)
    assert.isTrue((await month.refresh()).isRefunded)
  })

  test('answers its buyer’s request with what is left of it', async ({ assert }) => {
    const { owner, buyer, month, credit } = await aSwitch()
    await (
      await signedIn(buyer)
    ).post(`/purchases/${month.id}/refund-request`, {
      reason: 'I need it no more.',
    })
    await month.load('refundRequest')
    const { refundRequest: request } = month
    await (await signedIn(owner)).post(`/refund-requests/${request.id}/grant`, {})
    await booksSettle()
    assert.equal((await month.refresh()).refundedInCents, 900 - credit)
    assert.equal((await request.refresh()).status, 'granted')
  })
})
