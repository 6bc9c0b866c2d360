import vine from '@vinejs/vine'

/** As people write money: `12.50`. What it comes to depends on the payment's currency. */
const MONEY = /^\d{1,9}([.,]\d{1,2})?$/

/** Nothing asked for is all that is left. */
export const refundValidator = vine.create({ amount: vine.string().trim().regex(MONEY).optional() })

/** A page that was asked for with nonsense asks for the amount anew. */
export const refundPartSearch = vine.create({
  amount: vine
    .any()
    .parse((value) => (typeof value === 'string' && MONEY.test(value.trim()) ? value : undefined))
    .transform((value: string) => value.trim())
    .optional(),
})
