import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { exampleOf, unitsOf } from '#shared/money'
import { INTERVALS, MAX_MONTHS, MAX_TRIAL_DAYS } from '#catalog/prices'

const currency = () => vine.string().regex(/^[a-z]{3}$/)
/** People type 49 or 49.50; the domain counts the smallest unit of the currency beside it. */
const amount = () => vine.string().trim().maxLength(9).transform(counted)

export const priceValidator = vine.create({ amount: amount(), currency: currency() })

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
        amount: amount(),
        currency: currency(),
      })
    ),
    vine.union.else(
      vine.object({
        kind: vine.literal('one_time'),
        major: vine.number().min(0).max(999_999).withoutDecimals(),
        amount: amount(),
        currency: currency(),
        upgrade_amount: amount().optional(),
        updates_for_months: vine.number().min(1).max(MAX_MONTHS).withoutDecimals().optional(),
      })
    ),
  ])
)

function counted(typed: string, field: FieldContext): number {
  const unit = String(field.parent.currency)
  const units = unitsOf(typed, unit)
  if (units !== null) return units
  field.report(`Write an amount such as ${exampleOf(unit)}.`, 'amount', field)
  return 0
}
