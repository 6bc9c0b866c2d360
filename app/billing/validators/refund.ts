import vine from '@vinejs/vine'

/** As people write money: `12.50`. */
const MONEY = /^\d{1,9}([.,]\d{1,2})?$/
const centsOf = (amount: string) => Math.round(Number(amount.replace(',', '.')) * 100)
const amount = () => vine.string().trim().regex(MONEY).transform(centsOf).optional()

/** Nothing asked for is all that is left. */
export const refundValidator = vine.create({ amount: amount() })

/** A page that was asked for with nonsense asks for the amount anew. */
export const refundPartSearch = vine.create({
  amount: vine
    .any()
    .parse((value) => (typeof value === 'string' && MONEY.test(value.trim()) ? value : undefined))
    .transform((value: string) => centsOf(value.trim()))
    .optional(),
})
