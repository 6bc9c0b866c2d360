import fc from 'fast-check'
import type { Act } from '#tests/scenarios/histories/acts'

/** What may happen to a buyer, as often as it is named. */
const ACTS: Act[] = [
  ...(['buy', 'buy', 'subscribe', 'subscribe', 'pay', 'pay', 'pay', 'pay', 'is_declined'] as const),
  ...(['pay_by_debit', 'debit_arrives', 'debit_bounces', 'page_expires', 'warn'] as const),
  ...(['refund', 'refund_part', 'refund_part', 'refund_part', 'refund_part'] as const),
  ...(['refund_fails', 'refund_fails', 'refund_fails', 'dispute', 'dispute', 'inquire'] as const),
  ...(['decide', 'decide', 'decide', 'decide', 'decide'] as const),
  ...(['renew', 'renew', 'miss_renewal', 'recover', 'recover', 'time', 'time'] as const),
  ...(['cancel_now', 'cancel_at_end', 'cancel_at_end', 'keep'] as const),
  ...(['revoke', 'reinstate', 'publish_version', 'pay_publisher'] as const),
]
/** How we hear of it: one event, perhaps several times at once; one under another id; all in disorder, some lost. */
export const WAYS = ['hear', 'hear_twin', 'hear_most', 'work'] as const

const command = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom(...ACTS), choice: fc.nat(63) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom(...WAYS), choice: fc.nat(63) }) }
)
/** Most begin with a purchase or two, so that something comes of them. */
const begun = fc.constantFrom<{ act: Act; choice: number }[]>(
  [],
  [
    { act: 'buy', choice: 0 },
    { act: 'pay', choice: 0 },
    { act: 'subscribe', choice: 0 },
    { act: 'pay', choice: 0 },
  ],
  [
    { act: 'buy', choice: 0 },
    { act: 'pay', choice: 0 },
  ],
  [
    { act: 'subscribe', choice: 0 },
    { act: 'pay', choice: 0 },
  ]
)
export const history = fc.record({
  agent: fc.nat(1),
  begun,
  commands: fc.oneof(
    fc.array(command, { minLength: 4, maxLength: 20, size: 'max' }),
    fc.array(command, { minLength: 4, maxLength: 56, size: 'max' })
  ),
  catchesUp: fc.boolean(),
  isReplayed: fc.constantFrom(false, false, true),
})
/** What one buyer lives through, and whether all of it is told once more at the end. */
export type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never
