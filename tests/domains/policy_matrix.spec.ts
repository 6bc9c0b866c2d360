import { glob } from 'node:fs/promises'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { Anonymous, System, TokenBearer, type Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import User from '#accounts/models/user'
import Checkout from '#billing/models/checkout'
import Purchase from '#billing/models/purchase'
import RefundRequest from '#billing/models/refund_request'
import Subscription from '#billing/models/subscription'
import Listing from '#catalog/models/listing'
import InstallToken from '#delivery/models/install_token'
import Entitlement from '#entitlements/models/entitlement'
import Publisher from '#publishers/models/publisher'
import Release from '#releases/models/release'

const person = (id: string, traits: Partial<User> = {}) =>
  new User().merge({ id, isAdmin: false, ...traits })
const owner = person('owner')

/** One of every kind. The owner is whose the object is; both tokens but the last are the owner's. */
const ACTORS = {
  nobody: new Anonymous(),
  stranger: person('stranger'),
  owner,
  admin: person('admin', { isAdmin: true }),
  token: new TokenBearer('t1', owner.id, null),
  tokenOfIt: new TokenBearer('t2', owner.id, 'e1'),
  tokenOfAnother: new TokenBearer('t3', owner.id, 'e2'),
  tokenOfStranger: new TokenBearer('t4', 'stranger', null),
  stripe: new System('stripe'),
  scheduler: new System('scheduler'),
  seed: new System('seed'),
} satisfies Record<string, Actor>

type Who = keyof typeof ACTORS
const PEOPLE: Who[] = ['stranger', 'owner', 'admin']
const SYSTEM: Who[] = ['stripe', 'scheduler', 'seed']
const REFUSED = 403
const ABSENT = 404

const publisher = new Publisher().merge({ userId: owner.id })
const aListing = (traits: Partial<Listing> = {}) => {
  const listing = new Listing().merge({ publishedAt: null, takenDownAt: null, ...traits })
  listing.$setRelated('publisher', publisher)
  return listing
}
const draft = aListing()
const now = DateTime.now()
const offered = aListing({ publishedAt: now })
const takenDown = aListing({ publishedAt: now, takenDownAt: now })
const release = new Release()
release.$setRelated('listing', draft)
const checkout = new Checkout().merge({ userId: owner.id })
const purchase = new Purchase().merge({ userId: owner.id })
const subscription = new Subscription().merge({ userId: owner.id })
const paidSale = new Purchase().merge({ userId: 'buyer' })
paidSale.$setRelated('listing', offered)
const request = new RefundRequest()
request.$setRelated('purchase', paidSale)
const ownRequest = new RefundRequest()
ownRequest.$setRelated('purchase', purchase)
const entitlement = new Entitlement().merge({ id: 'e1', userId: owner.id })
const strangersEntitlement = new Entitlement().merge({ id: 'e9', userId: 'somebody' })
strangersEntitlement.$setRelated('listing', offered)
const elsewhere = new Listing()
elsewhere.$setRelated('publisher', new Publisher().merge({ userId: 'another' }))
entitlement.$setRelated('listing', elsewhere)
const installToken = new InstallToken().merge({ userId: owner.id })

/** Policy and method, who is let in, how everybody else is turned away, and what it is about. */
const MATRIX: [string, Who[], typeof REFUSED | typeof ABSENT, ...unknown[]][] = [
  ['AccountPolicy.signUp', ['nobody'], REFUSED],
  ['AccountPolicy.signIn', ['nobody'], REFUSED],
  ['AccountPolicy.signOut', PEOPLE, REFUSED],
  ['AccountPolicy.requestLink', ['nobody', ...PEOPLE], REFUSED],
  ['AccountPolicy.sendLink', ['scheduler'], REFUSED],
  ['AccountPolicy.useLink', ['nobody', ...PEOPLE], REFUSED],
  ['AccountPolicy.changePassword', ['owner'], ABSENT, owner],
  ['AccountPolicy.endSessions', ['owner'], ABSENT, owner],
  ['AccountPolicy.oversee', ['admin'], ABSENT],
  ['AccountPolicy.suspend', ['admin'], ABSENT, owner],
  ['AccountPolicy.suspend', [], ABSENT, ACTORS.admin],
  ['AccountPolicy.liftSuspension', ['admin'], ABSENT, owner],
  ['AccountPolicy.liftSuspension', [], ABSENT, ACTORS.admin],
  ['AccountPolicy.noteRefusal', ['scheduler'], REFUSED],
  ['AccountPolicy.open', ['seed'], REFUSED],
  ['AccountPolicy.sweep', ['scheduler'], REFUSED],

  ['PublisherPolicy.become', PEOPLE, REFUSED],
  ['PublisherPolicy.edit', ['owner'], ABSENT, publisher],
  ['PublisherPolicy.notePayouts', ['stripe'], REFUSED, publisher],

  ['ListingPolicy.view', Object.keys(ACTORS) as Who[], ABSENT, offered],
  ['ListingPolicy.view', ['owner', 'admin'], ABSENT, draft],
  ['ListingPolicy.view', ['owner', 'admin'], ABSENT, takenDown],
  ['ListingPolicy.create', PEOPLE, REFUSED],
  ['ListingPolicy.edit', ['owner'], ABSENT, offered],
  ['ListingPolicy.publish', ['owner'], ABSENT, draft],
  ['ListingPolicy.price', ['owner'], ABSENT, offered],
  ['ListingPolicy.noteRelease', ['owner', 'admin', ...SYSTEM], ABSENT, draft],
  ['ListingPolicy.oversee', ['admin'], ABSENT],
  ['ListingPolicy.takeDown', ['admin'], ABSENT, offered],
  ['ListingPolicy.restore', ['admin'], ABSENT, takenDown],
  ['ListingPolicy.feature', ['admin'], ABSENT, offered],
  ['ListingPolicy.giveBadge', ['admin'], ABSENT, offered],

  ['ReleasePolicy.create', ['owner'], ABSENT, draft],
  ['ReleasePolicy.view', ['owner', 'admin'], ABSENT, release],
  ['ReleasePolicy.publish', ['owner', 'seed'], ABSENT, release],
  ['ReleasePolicy.yank', ['owner', 'admin'], ABSENT, release],
  ['ReleasePolicy.discard', ['owner'], ABSENT, release],

  ['BillingPolicy.buy', PEOPLE, REFUSED],
  ['BillingPolicy.readCheckout', ['owner'], ABSENT, checkout],
  ['BillingPolicy.readPurchase', ['owner'], ABSENT, purchase],
  ['BillingPolicy.manageSubscription', ['owner'], ABSENT, subscription],
  ['BillingPolicy.managePayment', PEOPLE, REFUSED],
  ['BillingPolicy.discount', ['owner'], ABSENT, offered],
  ['BillingPolicy.refund', ['owner', 'admin'], ABSENT, offered],
  ['BillingPolicy.giveBack', SYSTEM, REFUSED],
  ['BillingPolicy.correct', SYSTEM, REFUSED],
  ['BillingPolicy.refresh', ['admin', ...SYSTEM], ABSENT],
  ['BillingPolicy.onboard', ['owner'], ABSENT, publisher],
  ['BillingPolicy.noteFacts', SYSTEM, REFUSED],
  ['BillingPolicy.oversee', ['admin'], ABSENT],
  ['BillingPolicy.replay', ['admin'], ABSENT],
  ['BillingPolicy.readEvents', ['admin'], ABSENT],

  ['RefundRequestPolicy.ask', ['owner'], ABSENT, purchase],
  ['RefundRequestPolicy.withdraw', ['owner'], ABSENT, ownRequest],
  ['RefundRequestPolicy.decide', ['owner', 'admin'], ABSENT, request],
  ['RefundRequestPolicy.escalate', SYSTEM, REFUSED],
  ['RefundRequestPolicy.oversee', ['admin'], ABSENT],

  ['EntitlementPolicy.grant', SYSTEM, REFUSED],
  ['EntitlementPolicy.follow', SYSTEM, REFUSED],
  ['EntitlementPolicy.grantComplimentary', ['owner', 'admin'], ABSENT, offered],
  ['EntitlementPolicy.revoke', SYSTEM, ABSENT, entitlement, 'refund'],
  ['EntitlementPolicy.revoke', SYSTEM, ABSENT, entitlement, 'dispute'],
  ['EntitlementPolicy.revoke', ['admin'], ABSENT, entitlement, 'fraud'],
  ['EntitlementPolicy.reinstate', SYSTEM, ABSENT, entitlement, 'refund'],
  ['EntitlementPolicy.reinstate', ['admin'], ABSENT, entitlement, 'fraud'],
  ['EntitlementPolicy.settle', ['admin', ...SYSTEM], ABSENT],
  ['EntitlementPolicy.oversee', ['admin'], ABSENT],
  ['EntitlementPolicy.read', ['owner', 'admin', 'token', 'tokenOfIt'], ABSENT, entitlement],
  ['EntitlementPolicy.read', ['admin'], ABSENT, strangersEntitlement],
  ['EntitlementPolicy.explain', ['owner', 'admin', 'token', 'tokenOfIt'], ABSENT, entitlement],
  ['EntitlementPolicy.explain', ['owner', 'admin'], ABSENT, strangersEntitlement],

  ['InstallTokenPolicy.create', PEOPLE, REFUSED, null],
  ['InstallTokenPolicy.revoke', ['owner', 'admin'], ABSENT, installToken],
  ['DownloadPolicy.asAdmin', ['admin'], REFUSED],
]

type Policy = Parameters<ReturnType<typeof bouncerFor>['with']>[0]

test.group('Who may do what', (group) => {
  const policies = new Map<string, Policy>()
  group.setup(async () => {
    for await (const file of glob('app/*/policies/*.ts')) {
      const { default: policy } = await import(`#app/${file.slice('app/'.length, -'.ts'.length)}`)
      policies.set(policy.name, policy)
    }
  })

  for (const [rule, allowed, denial, ...about] of MATRIX)
    test(`${rule}: ${allowed.join(', ') || 'nobody'}`, async ({ assert }) => {
      const [name, method] = rule.split('.')
      const answers = await answersOf(policies.get(name)!, method, about)
      const expected = Object.keys(ACTORS).map((who) => [
        who,
        allowed.includes(who as Who) ? 'allowed' : denial,
      ])
      assert.deepEqual(answers, Object.fromEntries(expected))
    })

  test('a person who is suspended buys nothing', async ({ assert }) => {
    const suspended = person('suspended', { suspendedAt: now })
    const buying = bouncerFor(suspended).with(policies.get('BillingPolicy')!)
    assert.isFalse(await buying.allows('buy' as never))
  })

  test('a token is made for one’s own entitlement, and by no token', async ({ assert }) => {
    const answers = await answersOf(policies.get('InstallTokenPolicy')!, 'create', [entitlement])
    assert.include(answers, { owner: 'allowed', stranger: ABSENT, admin: ABSENT, token: REFUSED })
  })

  test('leaves no rule of any policy out', ({ assert }) => {
    const rules = [...policies].flatMap(([name, { prototype }]) =>
      Object.getOwnPropertyNames(prototype)
        .filter((method) => method !== 'constructor')
        .map((method) => `${name}.${method}`)
    )
    assert.sameMembers([...new Set(MATRIX.map(([rule]) => rule))], rules)
  })
})

/** What a rule says to every actor: `allowed`, or the status of its refusal. */
async function answersOf(policy: Policy, method: string, about: unknown[]) {
  const answers: Record<string, 'allowed' | number> = {}
  for (const [who, actor] of Object.entries(ACTORS)) {
    const { authorized, status } = await bouncerFor(actor)
      .with(policy)
      .execute(method as never, ...(about as never[]))
    answers[who] = authorized ? 'allowed' : (status ?? REFUSED)
  }
  return answers
}
