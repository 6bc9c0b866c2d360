import { test } from '@japa/runner'
import {
  aCheckout,
  aNewPublisher,
  aPublisher,
  eventually,
  its,
  refusal,
  SECRETS,
  toldBeforeAnswer,
  town,
} from './town.ts'

type Sent = { mishaps?: string[] }

/** How often an event arrives that this befell. */
const copiesOf = (mishaps: string[] = []) =>
  mishaps.includes('drop') ? 0 : mishaps.includes('duplicate') ? 2 : 1

test.group('Webhooks', () => {
  test('each endpoint gets its own kind, signed with its own secret', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const account = await aPublisher(stripe, control)
    await stripe.customers.create({ email: 'ada@example.com' })
    await eventually(
      () => new Set(inbox.received.map(({ path }) => path)),
      (paths) => paths.size === 3
    )
    const at = (path: string) => inbox.received.find((each) => each.path === path)!

    const ours = at('/platform')
    const event = stripe.webhooks.constructEvent(ours.body, ours.signature, SECRETS.platform)
    assert.deepInclude(event, { type: 'customer.created', livemode: false })
    assert.notProperty(event, 'account')
    assert.equal(event.api_version, '2026-10-28.endive')
    const theirs = at('/connect')
    const update = stripe.webhooks.constructEvent(theirs.body, theirs.signature, SECRETS.connect)
    assert.deepInclude(update, { type: 'account.updated', account: account.id })

    const thin = at('/v2')
    const notice = stripe.parseEventNotification(thin.body, thin.signature, SECRETS.v2)
    assert.equal(notice.type, 'v2.core.account.created')
    assert.deepInclude(notice, { related_object: JSON.parse(thin.body).related_object })
    const related = await (
      notice as { fetchRelatedObject(): Promise<unknown> }
    ).fetchRelatedObject()
    assert.deepInclude(related as object, { id: account.id, object: 'v2.core.account' })
    const whole = await stripe.v2.core.events.retrieve(notice.id)
    assert.equal(whole.type, notice.type)

    assert.throws(() => stripe.webhooks.constructEvent(ours.body, ours.signature, 'whsec_other'))
    const tampered = ours.body.replace('ada@', 'eve@')
    assert.throws(() => stripe.webhooks.constructEvent(tampered, ours.signature, SECRETS.platform))
    assert.throws(() => stripe.webhooks.constructEvent(thin.body, thin.signature, SECRETS.v2))
  })

  test('a refused event comes again, signed anew, until it is taken', async (context) => {
    const { assert } = context
    const { stripe, inbox, control } = await town(context, { retryDelaysMs: [1_050, 40] })
    inbox.answers['/platform'] = [500, 503]
    const customer = await stripe.customers.create({ name: 'Ada' })
    await eventually(
      () => inbox.received.length,
      (count) => count === 1
    )
    const [undelivered] = await its(stripe.events.list({ delivery_success: false }), 'data')
    assert.deepInclude(undelivered, { type: 'customer.created', pending_webhooks: 1 })
    await eventually(
      () => inbox.received.length,
      (count) => count === 3
    )
    const [first, second, third] = inbox.received
    assert.equal(first?.body, second?.body)
    assert.notEqual(first?.signature, third?.signature)
    await eventually(
      () => stripe.events.list({ delivery_success: true }),
      (found) => found.data.length === 1
    )
    assert.isEmpty(await its(stripe.events.list({ delivery_success: false }), 'data'))
    const { body } = await control('deliveries', {}, 'GET')
    const [delivery] = body as { state: string; attempts: { status: number }[] }[]
    assert.deepEqual(
      delivery?.attempts.map(({ status }) => status),
      [500, 503, 200]
    )
    assert.isTrue(first?.body.includes(customer.id))
  })

  test('one that is never taken is found in the list', async (context) => {
    const { assert } = context
    const { stripe, inbox, control } = await town(context)
    inbox.answers['/platform'] = [500, 500, 500]
    const underWay = () => its(control('deliveries/pending', {}, 'GET'), 'body')
    await stripe.customers.create({ name: 'Ada' })
    await eventually(
      async () => (await underWay()) as { type: string }[],
      ([delivery]) => delivery?.type === 'customer.created'
    )
    await eventually(
      async () => (await its(control('deliveries', {}, 'GET'), 'body')) as { state: string }[],
      ([delivery]) => delivery?.state === 'failed'
    )
    assert.lengthOf(inbox.received, 3)
    assert.deepEqual(await underWay(), [])
    const missed = await stripe.events.list({ delivery_success: false, types: ['customer.*'] })
    assert.lengthOf(missed.data, 1)
    assert.isEmpty(await its(stripe.events.list({ delivery_success: false, type: 'x.y' }), 'data'))
    const tooMany = stripe.events.list({ types: Array.from({ length: 21 }, () => 'x.y') })
    assert.match(await its(refusal(tooMany), 'message'), /up to 20 types/)
  })

  test('word goes out after the answer, and not for what was refused', async (context) => {
    const { assert } = context
    const { stripe, inbox } = await town(context, { latencyMs: 2_000 })
    let isAnswered = false
    const creating = stripe.customers.create({ name: 'Ada' }).then(() => (isAnswered = true))
    await new Promise((done) => setTimeout(done, 200))
    assert.isFalse(isAnswered)
    assert.isEmpty(inbox.received)
    await creating
    await eventually(inbox.types, (types) => types.includes('customer.created'))
  })

  test('a quick Stripe sends word before it answers', async (context) => {
    const { assert } = context
    const { stripe, inbox, control } = await town(context)
    await control('settings', { latencyMs: 300, eventsBeforeAnswer: true })
    assert.include(await toldBeforeAnswer(stripe, inbox), 'customer.created')
  })

  test('deliveries can be held, and sent wrongly on purpose', async (context) => {
    const { assert } = context
    const { stripe, inbox, control } = await town(context)
    await control('deliveries/pause')
    await stripe.customers.create({ name: 'Ada' })
    await new Promise((done) => setTimeout(done, 60))
    assert.isEmpty(inbox.received)
    await control('deliveries/resume')
    await eventually(
      () => inbox.received.length,
      (count) => count === 1
    )

    const [event] = await its(stripe.events.list(), 'data')
    const deliver = (body: object) => control(`events/${event?.id}/deliver`, body)
    await deliver({ duplicate: true })
    await deliver({ secret: 'whsec_wrong' })
    await deliver({ timestamp: 1_700_000_000 })
    await deliver({ endpoint: 'connect', body: { livemode: true, api_version: '2020-08-27' } })
    const [, twin, copy, forged, old, foreign] = inbox.received
    assert.equal(twin?.body, copy?.body)
    const check = (each = forged, secret = SECRETS.platform) =>
      stripe.webhooks.constructEvent(each?.body ?? '', each?.signature ?? '', secret)
    assert.throws(() => check(forged), /No signatures found/)
    assert.throws(() => check(old), /tolerance/)
    assert.deepInclude(check(foreign, SECRETS.connect), { livemode: true })
    assert.equal(await its(control('events/evt_none/deliver'), 'status'), 404)
  })

  test('chaos is the same chaos for the same seed', async (context) => {
    const { assert } = context
    const { stripe, inbox, control } = await town(context)
    const run = async () => {
      await control('reset')
      inbox.received.length = 0
      await control('chaos', { seed: 7, duplicate: 0.6, drop: 0.3 })
      for (let count = 0; count < 6; count += 1) await stripe.products.create({ name: `${count}` })
      const sent = (await its(control('deliveries', {}, 'GET'), 'body')) as Sent[]
      await eventually(
        () => inbox.received.length,
        (count) => count === sent.reduce((sum, { mishaps }) => sum + copiesOf(mishaps), 0)
      )
      return inbox.received.map(({ body }) => JSON.parse(body).data.object.name).toSorted()
    }
    const first = await run()
    assert.deepEqual(await run(), first)
    assert.isBelow(new Set(first).size, 6)
    assert.isAbove(first.length, new Set(first).size)
  })

  test('an account event says which account, and a sale is the platform’s', async (context) => {
    const { assert } = context
    const { stripe, control, inbox } = await town(context)
    const { id } = await aPublisher(stripe, control)
    await aNewPublisher(stripe)
    const session = await aCheckout(stripe, id)
    await control(`checkout/sessions/${session.id}/pay`)
    await eventually(inbox.types, (types) => types.includes('transfer.created'))
    const connect = inbox.received.filter(({ path }) => path === '/connect')
    assert.deepEqual(
      connect.map(({ type }) => type),
      ['account.updated']
    )
  })
})
