import vine from '@vinejs/vine'
import { line, lines, publicUrl } from '#shared/plain_text'

const profile = {
  displayName: line(80).minLength(2),
  bio: lines(1000).nullable().optional(),
  websiteUrl: publicUrl().nullable().optional(),
}

export const profileValidator = vine.create(profile)

export const becomePublisherValidator = vine.create({
  ...profile,
  country: vine.string().regex(/^[A-Z]{2}$/),
})
