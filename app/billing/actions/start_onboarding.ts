import { inject } from '@adonisjs/core'
import env from '#start/env'
import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#accounts/actor'
import { bouncerFor } from '#accounts/bouncer_for'
import { record } from '#audit/record'
import type Publisher from '#publishers/models/publisher'
import { publisherOf } from '#publishers/queries/publisher_of'
import ConnectedAccount from '#billing/models/connected_account'
import BillingPolicy from '#billing/policies/billing_policy'
import { CountryNotServed, NotAPublisher, OnboardingRefused, StripeRefused } from '#billing/errors'
import { onboardingLink } from '#billing/onboarding_link'
import { createAccount } from '#billing/stripe/gateway/accounts'

/**
 * Takes a publisher to Stripe's onboarding page, as often as they like: the account is made once, the address
 * each time. Coming back proves nothing; Stripe's notifications say whether they may be paid.
 */
@inject()
export default class StartOnboarding {
  async handle(actor: Actor): Promise<{ url: string }> {
    const publisher = await publisherOf(actor)
    if (!publisher) throw new NotAPublisher()
    await bouncerFor(actor).with(BillingPolicy).authorize('onboard', publisher)
    const served = env.get('PUBLISHER_COUNTRIES')
    if (served && !served.split(',').includes(publisher.country))
      throw new CountryNotServed(publisher.country)

    const account = await this.accountOf(actor, publisher)
    const stripeAccountId = account.stripeAccountId ?? (await openAccount(account, publisher))
    return { url: await onboardingLink(stripeAccountId).catch(inOwnWords) }
  }

  /** The unique publisher makes two first visits at once one. An account that is closed is never opened again. */
  private accountOf(actor: Actor, publisher: Publisher) {
    return db.transaction(async (trx) => {
      const { id: publisherId, userId } = publisher
      const [isNew] = await trx
        .insertQuery()
        .table('connected_accounts')
        .insert({ publisher_id: publisherId })
        .onConflict('publisher_id')
        .ignore()
        .returning('id')
      const account = await ConnectedAccount.query({ client: trx })
        .where('publisherId', publisherId)
        .forUpdate()
        .firstOrFail()
      if (isNew)
        await record(trx, actor, 'connected_account.created', account, { userId, publisherId })
      if (!account.isClosed || !account.stripeAccountId) return account
      const details = { former: account.stripeAccountId }
      await record(trx, actor, 'connected_account.renewed', account, {
        userId,
        publisherId,
        details,
      })
      return account.forget().save()
    })
  }
}

async function openAccount(account: ConnectedAccount, publisher: Publisher): Promise<string> {
  await publisher.load('user')
  const stripeAccountId = await createAccount({
    key: `${account.id}:${account.formerAccountIds.length}`,
    publisherId: publisher.id,
    email: publisher.user.email,
    displayName: publisher.displayName,
    country: publisher.country,
  }).catch(inOwnWords)
  await ConnectedAccount.query()
    .where('id', account.id)
    .whereNull('stripeAccountId')
    .update({ stripeAccountId })
  return stripeAccountId
}

function inOwnWords(error: unknown): never {
  throw error instanceof StripeRefused ? new OnboardingRefused() : error
}
