import vine from '@vinejs/vine'
import { line } from '#shared/plain_text'

const reason = () => line(500).minLength(3)

/** Why, in words that somebody will read: a publisher, or whoever looks at the trail later. */
export const reasonValidator = vine.create({ reason: reason() })

/** `message` is what the buyer reads in their library. */
export const revocationValidator = vine.create({
  reason: vine.enum(['fraud', 'admin'] as const),
  message: reason(),
})

/** Which of several revocations is lifted, by the name of its cause. */
export const reinstatementValidator = vine.create({ cause: line(200).minLength(1) })
