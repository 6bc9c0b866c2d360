import fc from 'fast-check'
import { test } from '@japa/runner'
import { correctionDue } from '#billing/corrections/due'
import type { CorrectionFacts, Due } from '#billing/corrections/rule'
import { isShort } from '#billing/corrections/surplus'

/** What may happen to a payment, each with a number that chooses whom it happens to, or how much. */
const act = fc.tuple(
  fc.constantFrom(
    ...([
      'refund',
      'refund_by_us',
      'refund_at_stripe',
      'fail',
      'dispute',
      'win',
      'answer',
      'answer',
      'answer_late',
      'owe',
    ] as const)
  ),
  fc.nat(1000).map((thousandths) => thousandths / 1000)
)
const payments = fc.record({
  amountInCents: fc.integer({ min: 100, max: 100_000 }),
  taxInCents: fc.oneof(fc.constant(0), fc.nat(20_000)),
  feePercent: fc.nat(100),
  acts: fc.array(act, { maxLength: 40 }),
})

type Payment = typeof payments extends fc.Arbitrary<infer One> ? One : never
type Happening = Payment['acts'][number][0]
type Correction = CorrectionFacts['corrections'][number] & { transferId: string }
type Facts = Omit<CorrectionFacts, 'corrections'> & { corrections: Correction[] }

/** One payment at a Stripe that answers when it is told to, and what we wrote down about it. */
class PaymentWorld {
  readonly facts: Facts
  readonly total: number
  private readonly held = new Map<string, number>([['tr_own', 0]])
  private made = 0
  private refundedAtStripeInCents = 0

  constructor({ amountInCents, taxInCents, feePercent }: Payment) {
    this.total = amountInCents + taxInCents
    this.held.set('tr_own', this.total)
    const applicationFeeInCents = Math.round((amountInCents * feePercent) / 100)
    this.facts = {
      purchaseId: 'purchase',
      amountInCents,
      taxInCents,
      applicationFeeInCents,
      feeRefundedInCents: 0,
      netInCents: amountInCents - applicationFeeInCents,
      transfers: [],
      refunds: [],
      disputes: [],
      corrections: [],
    }
    this.follow()
  }

  happen(what: Happening, chance: number): void {
    const { refunds, disputes, corrections } = this.facts
    const pick = <Item>(items: Item[]): Item | undefined => items[Math.floor(chance * items.length)]
    if (what === 'refund' || what === 'refund_by_us') this.refund(chance, what === 'refund')
    if (what === 'refund_at_stripe') this.refundAtStripe(chance)
    if (what === 'dispute') this.dispute(chance)
    const failing = what === 'fail' && pick(refunds.filter(({ hasComeBack }) => !hasComeBack))
    if (failing) failing.hasComeBack = true
    const won = what === 'win' && pick(disputes.filter(({ takesMoney }) => takesMoney))
    if (won) Object.assign(won, { takesMoney: false, isWon: true })
    const asked = pick(corrections.filter(({ status }) => status === 'requested'))
    if (what === 'answer' && asked) this.carryOut(asked)
    const letGo = pick(corrections.filter(({ status }) => status === 'dropped'))
    const isHeld = letGo && this.leftOn(letGo.transferId) >= letGo.amountInCents
    if (what === 'answer_late' && isHeld) this.carryOut(letGo)
    if (what === 'owe' && asked && ['refund', 'dispute', 'fee'].includes(asked.kind))
      asked.status = 'owed'
    this.follow()
  }

  /** Everything asked for is answered in the end. */
  settle(): void {
    for (
      let asked;
      (asked = this.facts.corrections.find(({ status }) => status === 'requested'));
    ) {
      this.carryOut(asked)
      this.follow()
    }
  }

  /** What the publisher has beyond the part of theirs that stayed paid, debts aside. */
  get surplusInCents(): number {
    const { amountInCents, applicationFeeInCents, netInCents, refunds, disputes, corrections } =
      this.facts
    const gone = [
      ...refunds.filter(({ hasComeBack }) => !hasComeBack),
      ...disputes.filter(({ takesMoney }) => takesMoney),
    ].reduce((sum, one) => sum + one.amountInCents, 0)
    const stays = Math.max(0, this.total - gone) / this.total
    const owed = corrections
      .filter(({ status }) => status === 'owed')
      .reduce((sum, one) => sum + netOf(one), 0)
    return netInCents - owed - Math.round((amountInCents - applicationFeeInCents) * stays)
  }

  private name(prefix: string): string {
    return `${prefix}_${this.made++}`
  }

  private feeOf(lostInCents: number): number {
    return Math.round((this.facts.applicationFeeInCents * lostInCents) / this.total)
  }

  private part(chance: number): number {
    return Math.max(1, Math.round(this.total * chance))
  }

  /** A bank takes money once: what one dispute is about is not taken by another. */
  private dispute(chance: number): void {
    const { disputes } = this.facts
    const left = disputes
      .filter(({ takesMoney }) => takesMoney)
      .reduce((rest, one) => rest - one.amountInCents, this.total)
    const amountInCents = Math.min(left, this.part(chance))
    if (amountInCents > 0)
      disputes.push({ id: this.name('dp'), amountInCents, takesMoney: true, isWon: false })
  }

  /**
   * Stripe refunds nothing that a bank has taken, and no more than is left. It takes the publisher's part by itself where
   * nothing is taxed and the transfer still holds it, and gives them our share back even where something is taxed; all
   * that is left of our share with the refund that empties the payment, whoever bore the others.
   */
  private refund(chance: number, byStripe: boolean): void {
    const { facts } = this
    const amountInCents = this.refundable(chance)
    if (amountInCents <= 0) return
    const isReversed = byStripe && facts.taxInCents === 0 && this.leftOn('tr_own') >= amountInCents
    const isLast = amountInCents === this.unrefundedInCents
    if (isReversed) this.reverse('tr_own', amountInCents, false)
    if (isReversed || (byStripe && facts.taxInCents > 0))
      this.giveFeeBack(isLast ? this.total : amountInCents)
    const reversedInCents = isReversed ? amountInCents : 0
    facts.refunds.push({
      id: this.name('re'),
      amountInCents,
      hasLeft: true,
      hasComeBack: false,
      reversedInCents,
    })
  }

  /** In Stripe's dashboard, with nobody's part taken: that is ours to bear. */
  private refundAtStripe(chance: number): void {
    this.refundedAtStripeInCents += Math.max(0, this.refundable(chance))
  }

  private refundable(chance: number): number {
    const isTaken = this.facts.disputes.some(({ takesMoney }) => takesMoney)
    return isTaken ? 0 : Math.min(this.unrefundedInCents, this.part(chance))
  }

  private get unrefundedInCents(): number {
    return this.facts.refunds
      .filter(({ hasComeBack }) => !hasComeBack)
      .reduce((rest, one) => rest - one.amountInCents, this.total - this.refundedAtStripeInCents)
  }

  private reverse(transferId: string, amountInCents: number, withFee: boolean): void {
    this.held.set(transferId, this.held.get(transferId)! - amountInCents)
    this.facts.netInCents -= amountInCents
    if (withFee) this.giveFeeBack(amountInCents)
  }

  /** Of our fee Stripe gives back the proportion of what went back, and all that is left with the last of it. */
  private giveFeeBack(ofInCents: number): void {
    const { facts } = this
    const fee = Math.min(
      this.feeOf(ofInCents),
      facts.applicationFeeInCents - facts.feeRefundedInCents
    )
    facts.feeRefundedInCents += fee
    facts.netInCents += fee
  }

  private carryOut(correction: Correction): void {
    correction.status = 'done'
    if (correction.kind === 'return') {
      this.held.set(this.name('tr'), correction.amountInCents)
      this.facts.netInCents += correction.amountInCents
      return
    }
    if (correction.kind === 'tax') {
      this.held.set('tr_own', this.held.get('tr_own')! - correction.amountInCents)
      return
    }
    this.reverse(correction.transferId, correction.amountInCents, correction.feeInCents > 0)
  }

  private leftOn(transferId: string): number {
    return this.facts.corrections
      .filter(
        (one) =>
          one.kind !== 'return' && one.status === 'requested' && one.transferId === transferId
      )
      .reduce((left, one) => left - one.amountInCents, this.held.get(transferId)!)
  }

  /** As `followCorrections` does: what nobody owes any more is let go, and what is due is written down. */
  private follow(): void {
    const { facts } = this
    for (const one of facts.corrections) {
      const isOver =
        facts.disputes.some(({ id, takesMoney }) => id === one.disputeId && !takesMoney) ||
        facts.refunds.some(({ id, hasComeBack }) => id === one.refundId && hasComeBack)
      if (!isOver || one.kind === 'return' || one.kind === 'fee') continue
      if (one.status === 'requested') one.status = 'dropped'
      if (one.status === 'owed') one.status = 'forgiven'
    }
    for (;;) {
      facts.transfers = [...this.held.keys()].map((id) => ({ id, leftInCents: this.leftOn(id) }))
      const due = correctionDue(facts)
      if (due) this.writeDown(due)
      else if (!isShort(facts) || !this.letShareGo()) return
    }
  }

  private letShareGo(): boolean {
    const shares = this.facts.corrections.filter(
      ({ kind, status }) => kind === 'fee' && (status === 'requested' || status === 'owed')
    )
    for (const one of shares) one.status = one.status === 'owed' ? 'forgiven' : 'dropped'
    return shares.length > 0
  }

  private writeDown({ refundId, disputeId, parentId, ...due }: Due): void {
    const id = this.name('correction')
    this.facts.corrections.push({
      ...due,
      id,
      refundId: refundId ?? null,
      disputeId: disputeId ?? null,
      parentId: parentId ?? null,
      status: 'requested',
      collectedInCents: 0,
    })
  }
}

const netOf = ({ amountInCents, feeInCents }: Correction) => amountInCents - feeInCents

test.group('What is due after anything befell a payment', () => {
  test('leaves the publisher their part of what stayed paid, to the cent of each movement', () => {
    fc.assert(
      fc.property(payments, ({ acts, ...payment }) => {
        const world = new PaymentWorld({ ...payment, acts })
        for (const [what, chance] of acts) world.happen(what, chance)
        world.settle()
        const movements = world.facts.refunds.length + world.facts.disputes.length
        return Math.abs(world.surplusInCents) <= movements
      }),
      { numRuns: 5000 }
    )
  })

  test('never asks a transfer for more than is left on it, nor for nothing', () => {
    fc.assert(
      fc.property(payments, ({ acts, ...payment }) => {
        const world = new PaymentWorld({ ...payment, acts })
        for (const [what, chance] of acts) {
          world.happen(what, chance)
          if (world.facts.transfers.some(({ leftInCents }) => leftInCents < 0)) return false
          if (world.facts.corrections.some((one) => one.amountInCents <= 0 || one.feeInCents < 0))
            return false
        }
        return true
      }),
      { numRuns: 5000 }
    )
  })
})
