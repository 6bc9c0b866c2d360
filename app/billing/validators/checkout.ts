import vine from '@vinejs/vine'

/** Whatever is typed for a code is looked up; what is far too long is none. */
const code = () => vine.string().trim().maxLength(500).optional()

export const checkoutValidator = vine.create({ plan_id: vine.string().uuid(), code: code() })

/** The page before Stripe's. */
export const quoteSearch = vine.create({ plan: vine.string().uuid(), code: code() })
