import { test } from '@japa/runner'
import { cleanDatabase } from '#tests/database'
import { aSale } from '#tests/scenarios/billing'
import { decide, dispute, paidOut, booksSettle } from '#tests/scenarios/corrections'
import { anAdmin, signedIn } from '#tests/scenarios/desk'
import { standIn, worthOf } from '#tests/scenarios/stripe'

type Line = { agent: string; amountInCents: number; isAnswered?: boolean; evidenceDueAt?: string }
type DeskPage = { disputes: Line[]; warnings: Line[]; unsettled: (Line & { kind: string })[] }

test.group('Disputes, seen', (group) => {
  group.each.setup(() => cleanDatabase())

  test('stand at the desk with their deadline until the bank has decided', async ({ assert }) => {
    const { purchase, owner, buyer } = await aSale()
    const { desk } = await anAdmin()
    const seen = async () => (await desk.page('/desk/disputes')).props as unknown as DeskPage
    assert.deepEqual((await seen()).disputes, [])

    const id = await dispute(purchase.stripeChargeId)
    const [line] = (await seen()).disputes
    assert.include(line, { amountInCents: 4900, isAnswered: false })
    assert.isAbove(Date.parse(line.evidenceDueAt!), Date.now())
    const studio = await signedIn(owner)
    const words = async () =>
      ((await studio.page('/studio/sales')).props.sales as { disputeWords: string | null }[])[0]
        .disputeWords
    assert.match((await words())!, /took the payment back/)

    await decide(id, 'lose')
    assert.deepEqual((await seen()).disputes, [])
    assert.match((await words())!, /decided for the buyer/)
    for (const person of [owner, buyer])
      assert.equal((await (await signedIn(person)).get('/desk/disputes')).status, 404)
  })

  test('are announced by the bank’s warning, until something has been done', async ({ assert }) => {
    const { purchase, entitlement } = await aSale()
    const { desk } = await anAdmin()
    await standIn('POST', `charges/${purchase.stripeChargeId}/warn`)
    await booksSettle()
    const seen = async () => (await desk.page('/desk/disputes')).props as unknown as DeskPage
    assert.lengthOf((await seen()).warnings, 1)
    assert.equal((await entitlement.refresh()).status, 'active')

    await dispute(purchase.stripeChargeId)
    assert.deepEqual((await seen()).warnings, [])
  })

  test('leave a debt that publisher and desk see', async ({ assert }) => {
    const { purchase, checkout, owner } = await aSale()
    const studio = await signedIn(owner)
    const owed = async () =>
      ((await studio.page('/studio/payouts')).props.payouts as { debts: object[] }).debts
    assert.deepEqual(await owed(), [])

    await paidOut(checkout.stripeAccountId)
    await dispute(purchase.stripeChargeId)
    assert.equal(await worthOf(checkout.stripeAccountId), 0)
    assert.deepEqual(await owed(), [
      { currency: 'usd', amountInCents: 4165, payments: 1, isCollectable: true },
    ])
    const { desk } = await anAdmin()
    const { unsettled } = (await desk.page('/desk/disputes')).props as unknown as DeskPage
    assert.include(unsettled[0], { kind: 'dispute', amountInCents: 4165 })
  })
})
