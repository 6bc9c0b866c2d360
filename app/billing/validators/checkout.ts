import vine from '@vinejs/vine'

export const checkoutValidator = vine.create({ plan_id: vine.string().uuid() })
