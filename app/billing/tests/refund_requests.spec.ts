import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { System } from '#accounts/actor'
import EscalateRefundRequests from '#billing/actions/escalate_refund_requests'
import Refund from '#billing/models/refund'
import RefundRequest from '#billing/models/refund_request'
import { cleanDatabase } from '#tests/database'
import { emptyMailbox, mailsTo, mailTo } from '#tests/mailbox'
import { aUser } from '#tests/scenarios/accounts'
import { aSale } from '#tests/scenarios/billing'
import { anAdmin, signedIn } from '#tests/scenarios/desk'
import { aRefundRequest, REASON, requestTrail } from '#tests/scenarios/refund_requests'
import { stripeSettles } from '#tests/scenarios/stripe'
import type { Visitor } from '#tests/visitor'

type Payment = { mayAsk: boolean; whyNotAsked: string | null; request: { status: string } | null }

const paymentIn = async (buyer: Visitor, purchaseId: string) =>
  (await buyer.page(`/purchases/${purchaseId}`)).props.payment as Payment

test.group('A buyer’s request for a refund', (group) => {
  group.each.setup(async () => {
    await cleanDatabase()
    await emptyMailbox()
  })
  group.each.timeout(60_000)

  test('is told to the publisher, who gives the money back', async ({ assert }) => {
    const { sale, buyer, studio, request, path } = await aRefundRequest()
    const question = await mailTo(sale.owner.email)
    assert.include(question.text, REASON)
    assert.include(question.text, path)
    assert.notInclude(question.text, sale.buyer.email)
    const { props } = await studio.page('/studio/refund-requests')
    assert.containsSubset(props.open, [{ id: request.id, status: 'open', reason: REASON }])
    assert.equal((await sale.entitlement.refresh()).status, 'active')

    const { location } = await studio.post(`${path}/grant`, {})
    assert.equal(location, path)
    await stripeSettles()

    assert.equal((await request.refresh()).status, 'granted')
    assert.equal((await sale.purchase.refresh()).refundedInCents, 4900)
    assert.equal((await sale.entitlement.refresh()).status, 'revoked')
    assert.equal((await paymentIn(buyer, sale.purchase.id)).request!.status, 'granted')
    assert.include((await mailTo(sale.buyer.email)).subject, 'You get your money back')
    assert.deepEqual(await requestTrail(), ['refund_request.opened', 'refund_request.granted'])
    assert.lengthOf(await mailsTo(sale.owner.email), 1)
    assert.lengthOf(await Refund.all(), 1)
  })

  test('is declined with a sentence that the buyer reads, once and for all', async ({ assert }) => {
    const { sale, buyer, studio, request, path } = await aRefundRequest()
    const answer = 'You have downloaded all of it, four times over.'
    const silent = await studio.post(`${path}/decline`, { answer: ' ' })
    assert.equal(silent.status, 302)
    assert.isTrue((await request.refresh()).isOpen)

    await studio.post(`${path}/decline`, { answer })
    assert.include((await mailTo(sale.buyer.email)).text, answer)
    assert.include(await (await buyer.get(`/purchases/${sale.purchase.id}`)).body, answer)
    assert.deepEqual(await Refund.all(), [])

    await studio.post(`${path}/grant`, {})
    assert.deepEqual(await Refund.all(), [])
    await buyer.post(`/purchases/${sale.purchase.id}/refund-request`, { reason: 'But please.' })
    const { props } = await buyer.page(`/purchases/${sale.purchase.id}`)
    assert.match(JSON.stringify(props), /asked about this payment already/)
    assert.lengthOf(await RefundRequest.all(), 1)
    assert.deepEqual(await requestTrail(), ['refund_request.opened', 'refund_request.declined'])
  })

  test('may be withdrawn, and is answered by nobody then', async ({ assert }) => {
    const { sale, buyer, studio, request, path } = await aRefundRequest()
    await mailTo(sale.owner.email)
    assert.equal((await studio.post(`${path}/withdrawal`, {})).status, 404)
    await buyer.post(`${path}/withdrawal`, {})
    assert.equal((await request.refresh()).status, 'withdrawn')

    for (const [how, form] of [
      ['grant', {}],
      ['decline', { answer: 'Too late.' }],
    ] as const) {
      await studio.post(`${path}/${how}`, form)
      assert.match(JSON.stringify(await studio.page(path)), /not open any more/)
    }
    assert.equal((await request.refresh()).status, 'withdrawn')
    assert.deepEqual(await Refund.all(), [])
    assert.include((await mailTo(sale.owner.email, { nth: 2 })).text, 'taken it back')
    assert.deepEqual(await mailsTo(sale.buyer.email), [])
  })

  test('is refused by name when its time is over', async ({ assert }) => {
    const sale = await aSale()
    const past = DateTime.now().minus({ minutes: 1 })
    await sale.purchase.merge({ refundableUntil: past }).save()
    const buyer = await signedIn(sale.buyer)
    const shown = await paymentIn(buyer, sale.purchase.id)
    assert.isFalse(shown.mayAsk)
    assert.include(shown.whyNotAsked!, process.env.MAIL_FROM!)

    await buyer.post(`/purchases/${sale.purchase.id}/refund-request`, { reason: REASON })
    const page = await buyer.page(`/purchases/${sale.purchase.id}`)
    assert.match(JSON.stringify(page.props), /You could ask for this refund until/)
    assert.deepEqual(await RefundRequest.all(), [])
    assert.deepEqual(await requestTrail(), [])
  })

  test('that nobody answers goes to the desk, once', async ({ assert }) => {
    const { sale, studio, request, path } = await aRefundRequest()
    const escalate = () => new EscalateRefundRequests().handle(new System('scheduler'))
    assert.equal(await escalate(), 0)
    await request.merge({ answerDueAt: DateTime.now().minus({ minutes: 1 }) }).save()
    await Promise.all([escalate(), escalate()])
    assert.include((await mailTo(sale.buyer.email)).subject, 'We decide')
    await mailTo(sale.owner.email, { nth: 2 })
    const { desk } = await anAdmin()
    const { props } = await desk.page('/desk/refund-requests')
    assert.containsSubset(props, { ours: [{ id: request.id }], theirs: [] })

    await studio.post(`${path}/decline`, { answer: 'No, after all.' })
    assert.match(JSON.stringify(await studio.page(path)), /time to answer is over/)
    assert.isTrue((await request.refresh()).isOpen)
    await desk.post(`${path}/decline`, { answer: 'The listing says what it reads.' })
    assert.equal((await request.refresh()).status, 'declined')
    assert.include((await mailTo(sale.owner.email, { nth: 3 })).text, 'said no')
    assert.deepEqual(await requestTrail(), [
      'refund_request.opened',
      'refund_request.escalated',
      'refund_request.declined',
    ])
  })

  test('is the buyer’s to make and the seller’s to answer', async ({ assert }) => {
    const { sale, path } = await aRefundRequest()
    const stranger = await signedIn(await aUser())
    const rival = await signedIn((await aSale()).owner)
    for (const visitor of [stranger, rival]) {
      assert.equal((await visitor.get(path)).status, 404)
      assert.equal((await visitor.post(`${path}/grant`, {})).status, 404)
      assert.equal((await visitor.post(`${path}/decline`, { answer: REASON })).status, 404)
      assert.equal((await visitor.get(`/purchases/${sale.purchase.id}`)).status, 404)
      const ask = `/purchases/${sale.purchase.id}/refund-request`
      assert.equal((await visitor.post(ask, { reason: REASON })).status, 404)
      assert.equal((await visitor.get('/desk/refund-requests')).status, 404)
    }
    assert.deepEqual(await Refund.all(), [])
    assert.deepEqual(await requestTrail(), ['refund_request.opened'])
  })

  test('is made once, and answered once, however many ask at the same time', async ({ assert }) => {
    const sale = await aSale()
    const buyer = await signedIn(sale.buyer)
    const studio = await signedIn(sale.owner)
    const ask = () =>
      buyer.copy().post(`/purchases/${sale.purchase.id}/refund-request`, { reason: REASON })
    await Promise.all([ask(), ask(), ask()])
    const [request, ...others] = await RefundRequest.all()
    assert.deepEqual(others, [])

    const path = `/refund-requests/${request.id}`
    await Promise.all([
      studio.copy().post(`${path}/grant`, {}),
      studio.copy().post(`${path}/grant`, {}),
      buyer.copy().post(`${path}/withdrawal`, {}),
    ])
    await stripeSettles()
    const { status } = await request.refresh()
    const refunds = await Refund.all()
    assert.include(['granted', 'withdrawn'], status)
    assert.lengthOf(refunds, status === 'granted' ? 1 : 0)
    assert.lengthOf(await db.from('audit_events').where('action', `refund_request.${status}`), 1)
  })
})
