import vine from '@vinejs/vine'
import { words } from '#shared/plain_text'

/** A few words are enough: “I changed my mind”. */
export const refundRequestValidator = vine.create({ reason: words(1000) })

/** What the buyer reads instead of their money. */
export const refundDeclineValidator = vine.create({ answer: words(1000) })
