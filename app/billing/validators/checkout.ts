import vine from '@vinejs/vine'

/** Whatever is typed for a code is looked up; what is far too long is none. */
const code = () => vine.string().trim().maxLength(500).optional()
/** What the buyer saw, when it was not the plan's own price. */
const price = () => vine.string().uuid().optional()

export const checkoutValidator = vine.create({
  plan_id: vine.string().uuid(),
  price_id: price(),
  code: code(),
})

/** The page before Stripe's. */
export const quoteSearch = vine.create({ plan: vine.string().uuid(), price: price(), code: code() })
