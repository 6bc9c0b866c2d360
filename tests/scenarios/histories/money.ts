import { comparePayment } from '#billing/drift/compare_payment'
import type Purchase from '#billing/models/purchase'
import { ledgerBalances } from '#billing/queries/ledger_balances'
import type { Offered } from '#tests/scenarios/histories/shop'
import { dashboard, worthOf } from '#tests/scenarios/stripe'

/**
 * What is wrong with the money of one payment: our rows and our ledger against Stripe's, a correction that Stripe did
 * not accept, and the publisher's part. Theirs is their share of what neither a refund of ours nor a bank took; what they
 * owe still counts as given. Each movement is rounded by itself, so it may be a cent off.
 */
export async function wrongMoney(purchase: Purchase): Promise<string[]> {
  await purchase.load('refunds')
  await purchase.load('disputes')
  await purchase.load('corrections')
  const { refunds, disputes, corrections, totalInCents: total } = purchase
  const taken = [
    ...refunds.filter((one) => one.isOurDecision && one.status === 'succeeded'),
    ...disputes.filter(({ status }) => status !== 'won' && !status.startsWith('warning_')),
  ].reduce((sum, { amountInCents }) => sum + amountInCents, 0)
  const share = purchase.amountInCents - purchase.applicationFeeInCents
  const theirs = Math.round((share * Math.max(0, total - taken)) / total)
  const owed = corrections
    .filter(({ status }) => status === 'owed')
    .reduce((sum, { id, netInCents }) => sum + netInCents - collected(id, purchase), 0)
  const has = purchase.netInCents - owed
  const isFar = Math.abs(has - theirs) > refunds.length + disputes.length
  return [
    ...(await comparePayment(purchase.id)).map(({ reason }) => reason),
    ...corrections
      .filter(({ status }) => status === 'refused' || status === 'requested')
      .map(({ kind, status, reason }) => `a correction (${kind}) is ${status}: ${reason}`),
    ...(isFar ? [`the publisher has ${has} of ${total} cents, and should have ${theirs}`] : []),
  ]
}

const collected = (debtId: string, { corrections }: Purchase) =>
  corrections
    .filter(
      ({ parentId, kind, status }) => parentId === debtId && kind === 'debt' && status === 'done'
    )
    .reduce((sum, { amountInCents }) => sum + amountInCents, 0)

/** What our ledger says is at Stripe, on our account and on theirs, against what is there; and that nothing is made of nothing. */
export async function wrongBalances(agents: Offered[]): Promise<string[]> {
  const wrong: string[] = []
  const all = await ledgerBalances()
  const sums = Object.groupBy(all, ({ currency }) => currency)
  for (const [currency, balances = []] of Object.entries(sums)) {
    const sum = balances.reduce((total, { amountInCents }) => total + Number(amountInCents), 0)
    if (sum !== 0) wrong.push(`the ledger is ${sum} ${currency} off`)
  }
  wrong.push(...differs('our balance', await worthOf(), booked(all, 'stripe_balance')))
  for (const { accountId, publisher } of agents) {
    const there = (await worthOf(accountId)) + (await paidOut(accountId))
    const ours = booked(await ledgerBalances({ publisherId: publisher.id }), 'publisher_transfers')
    wrong.push(...differs(accountId, there, ours))
  }
  return wrong
}

const booked = (balances: Awaited<ReturnType<typeof ledgerBalances>>, name: string) =>
  Number(balances.find(({ account }) => account === name)?.amountInCents ?? 0)

const differs = (what: string, theirs: number, ours: number) =>
  theirs === ours ? [] : [`${what}: Stripe holds ${theirs}, the ledger says ${ours}`]

async function paidOut(accountId: string): Promise<number> {
  const { data } = await dashboard<{ data: { amount: number; status: string }[] }>(
    'GET',
    '/v1/payouts',
    { limit: '100' },
    accountId
  )
  return data.reduce((sum, { amount }) => sum + amount, 0)
}
