import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { CURRENCIES } from '#catalog/prices'
import { MAX_DURATION_IN_MONTHS, MAX_USES } from '#billing/coupon_terms'

/** People type 10 or 12.50; what it counts, percent or money of some currency, is chosen beside it. */
const VALUE = /^\d{1,9}([.,]\d{1,2})?$/
/** The first payment, some months, or every payment. */
const DURATION = new RegExp(`^(once|forever|[1-9]\\d{0,2})$`)
const DAY = /^\d{4}-\d{2}-\d{2}$/

const limit = () => vine.number().min(1).max(MAX_USES).withoutDecimals().optional()
/** A day as the browser's own field gives it, from its first moment in UTC. */
const day = () =>
  vine
    .string()
    .regex(DAY)
    .transform((value) => DateTime.fromISO(value, { zone: 'utc' }))
    .optional()

export const couponValidator = vine.create({
  code: vine.string().trim().maxLength(60),
  value: vine.string().trim().regex(VALUE),
  unit: vine.enum(['percent', ...CURRENCIES]),
  duration: vine.string().regex(DURATION).transform(durationOf).optional(),
  starts_on: day(),
  /** The last day on which it is valid. */
  ends_on: day(),
  max_uses: limit(),
  max_uses_per_buyer: limit(),
  plans: vine.array(vine.string().uuid()).maxLength(100).optional(),
})

function durationOf(chosen: string) {
  if (chosen === 'once' || chosen === 'forever')
    return { duration: chosen as 'once' | 'forever', durationInMonths: null }
  return {
    duration: 'months' as const,
    durationInMonths: Math.min(Number(chosen), MAX_DURATION_IN_MONTHS + 1),
  }
}
