import { test } from '@japa/runner'
import { anOpenCheckout } from '#tests/scenarios/billing'
import { aSoldAgent, anAdmin } from '#tests/scenarios/desk'

/** What every page has, and what its address asked for. */
const SHARED = ['csrfToken', 'errors', 'flash', 'viewer', 'search']

/** Which members a page's props have, to every depth; members of lists are told by `[]`. */
function membersOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => membersOf(one, `${path}[]`))
  if (value === null || typeof value !== 'object') return [path]
  const members = Object.entries(value)
  return members.flatMap(([name, one]) => membersOf(one, path ? `${path}.${name}` : name))
}

const some = (path: string, names: string) => names.split(' ').map((name) => `${path}.${name}`)

const EVENT = 'stripeId type endpoint outcome attempts objectId lastError id state receivedAt'
const AUDIT = 'action actor subject stripeEventId id at by details[].name details[].value'
const LISTING =
  'id agentId name latestVersion takenDownReason isVerified isFeatured state createdAt publisher.name publisher.slug'
const SALE =
  'id major period amountInCents taxInCents currency applicationFeeInCents refundedInCents discountInCents reducedBy creditedInCents creditedAwayInCents totalInCents netInCents paidAt agent.name agent.agentId buyer state disputeWords refundable refund.amountInCents refund.taxInCents refund.feeInCents refund.fromPublisherInCents refund.fromUsInCents refund.stripeFeeInCents refund.netInCents'

test.group('The pages of the desk', () => {
  test('are given these members and no others', async ({ assert }) => {
    const { entitlement, event } = await aSoldAgent()
    const { desk } = await anAdmin()
    const form = { reason: 'admin', message: 'Because.' }
    await desk.post(`/desk/entitlements/${entitlement.id}/revocation`, form)
    await event.merge({ state: 'dead' }).save()
    const { checkout } = await anOpenCheckout()
    await checkout.merge({ status: 'mismatched' }).save()

    const pages: Record<string, string[]> = {
      '': [
        ...some('counts.listings', 'offered draft taken_down'),
        ...some('counts.entitlements', 'active past_due inactive revoked'),
        ...some('counts.events', 'pending applied ignored parked dead'),
        'oldestWaiting',
        ...some('checks[]', 'name ok degraded detail'),
        ...some('stuck[]', EVENT),
        ...some('troubles[]', 'id kind agent major buyer amountInCents currency stripeId at'),
        ...some('trail[]', AUDIT),
      ],
      '/listings': [...some('listings[]', LISTING), 'next'],
      '/entitlements': [
        ...some('entitlements[]', 'id line status isGift issuedAt agent.name agent.agentId'),
        ...some('entitlements[]', 'buyer.fullName buyer.email'),
        'next',
      ],
      [`/entitlements/${entitlement.id}`]: [
        ...some('asked', 'text at problem'),
        ...some('entitlement', 'id line source sourceRef status reason message terms'),
        ...some('entitlement.facts[]', 'at what by cause message'),
        ...some('entitlement.standing[]', 'cause reason message at'),
        ...some('entitlement', 'latestVersion agent.name agent.agentId agent.isOffered'),
        ...some('entitlement', 'agent.publisher buyer.id buyer.fullName buyer.email'),
        'entitlement.buyer.isSuspended',
        ...some('entitlement.versions[]', 'version publishedAt isYanked eligible code message'),
        ...some('sale', SALE),
        ...some('payment', 'country stripePaymentIntentId stripeChargeId'),
        ...some('trail[]', AUDIT),
      ],
      '/stripe-events': [...some('events[]', EVENT), 'next', 'dead'],
      [`/stripe-events/${event.id}`]: [
        ...some('event', 'stripeId type endpoint outcome attempts lastError objectId paymentRef'),
        ...some('event', 'account apiVersion livemode id state occurredAt receivedAt handledAt'),
        ...some('event', 'nextAttemptAt payload payloadBytes'),
      ],
      '/disputes': [],
      '/ledger': [
        ...some('balances[]', 'account currency amountInCents'),
        ...some('transactions[]', 'id key agent postedAt entries[].account'),
        ...some('transactions[].entries[]', 'amountInCents currency'),
        'check',
      ],
      '/audit': [...some('events[]', AUDIT), 'next'],
      '/people': [
        ...some('people[]', 'id fullName email isAdmin isVerified isSuspended joinedAt'),
        'next',
      ],
    }
    for (const [path, expected] of Object.entries(pages)) {
      const { props } = await desk.page(`/desk${path}`)
      const members = membersOf(props).filter((name) => !SHARED.includes(name.split('.')[0]))
      assert.sameMembers([...new Set(members)], expected, path)
      const text = JSON.stringify(props)
      for (const secret of ['argon2', 'token_sha256', 'fpm_', 'whsec_', 'sk_test'])
        assert.notInclude(text, secret, path)
    }
  })
})
