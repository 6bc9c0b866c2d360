import vine from '@vinejs/vine'

/** Whose currency somebody paid in: any, for what is sold in it now does not matter. */
export const portalValidator = vine.create({
  currency: vine
    .string()
    .regex(/^[a-z]{3}$/)
    .optional(),
})
