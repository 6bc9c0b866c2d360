import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { line } from '#shared/plain_text'

export const installTokenValidator = vine.create({
  name: line(60).minLength(1),
  entitlementId: vine.string().uuid().nullable().optional(),
  /** The last day of the token; it ends with that day. */
  expiresAt: vine
    .date({ formats: ['YYYY-MM-DD'] })
    .nullable()
    .optional()
    .transform((day) => day && DateTime.fromJSDate(day).endOf('day')),
})

export const verifyValidator = vine.create({
  agent_id: vine
    .string()
    .maxLength(200)
    .regex(/^[A-Za-z0-9._-]+$/)
    .nullable()
    .optional(),
})
