import vine from '@vinejs/vine'
import { DateTime } from 'luxon'

/** What the page showed, as its form sends it back: whatever does not hold any more is refused by the action. */
export const switchValidator = vine.create({
  plan_id: vine.string().uuid(),
  quoted_at: vine
    .number()
    .withoutDecimals()
    .range([1, 9_999_999_999])
    .transform((seconds) => DateTime.fromSeconds(seconds)),
  due_in_cents: vine.number().withoutDecimals().positive(),
})
