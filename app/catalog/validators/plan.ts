import vine from '@vinejs/vine'
import { INTERVALS, MAX_MONTHS, MAX_TRIAL_DAYS } from '#catalog/prices'

/** People type 49 or 49.50; the domain counts cents. */
const AMOUNT = /^\d{1,6}([.,]\d{1,2})?$/

export const planValidator = vine.create(
  vine.union([
    vine.union.if(
      (data) => vine.helpers.isObject(data) && data.kind === 'free',
      vine.object({ kind: vine.literal('free') })
    ),
    vine.union.if(
      (data) => vine.helpers.isObject(data) && data.kind === 'subscription',
      vine.object({
        kind: vine.literal('subscription'),
        interval: vine.enum(INTERVALS),
        trial_days: vine.number().min(0).max(MAX_TRIAL_DAYS).withoutDecimals(),
        amount: vine.string().trim().regex(AMOUNT).transform(centsOf),
        currency: vine.string().regex(/^[a-z]{3}$/),
      })
    ),
    vine.union.else(
      vine.object({
        kind: vine.literal('one_time'),
        major: vine.number().min(0).max(999_999).withoutDecimals(),
        amount: vine.string().trim().regex(AMOUNT).transform(centsOf),
        currency: vine.string().regex(/^[a-z]{3}$/),
        upgrade_amount: vine.string().trim().regex(AMOUNT).transform(centsOf).optional(),
        updates_for_months: vine.number().min(1).max(MAX_MONTHS).withoutDecimals().optional(),
      })
    ),
  ])
)

/** 49.5 → 4950, by digits: a float would lose cents. */
function centsOf(amount: string): number {
  const [whole, part = ''] = amount.replace(',', '.').split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}
