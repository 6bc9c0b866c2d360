import vine from '@vinejs/vine'
import { isPlainText } from '#shared/plain_text'
import { EVENT_STATES } from '#billing/queries/stripe_events'
import { LISTING_STATES } from '#catalog/queries/curated_listings'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const NUMBER = /^[1-9]\d{0,14}$/
const ENTITLEMENT_STATES = ['active', 'past_due', 'inactive', 'revoked'] as const

/** What an address asks for and we do not know is not asked for: a search is refused to nobody. */
const words = (maxLength: number) =>
  vine
    .string()
    .parse((value) => {
      const text = typeof value === 'string' ? value.trim().slice(0, maxLength) : ''
      return text && isPlainText(text) ? text : undefined
    })
    .optional()
const oneOf = <const Choice extends string>(choices: readonly Choice[]) =>
  vine
    .enum(choices)
    .parse((value) => (choices.includes(value as Choice) ? value : undefined))
    .optional()
const id = () =>
  vine
    .string()
    .parse((value) => (typeof value === 'string' && UUID.test(value) ? value : undefined))
    .optional()
const number = () =>
  vine
    .number()
    .parse((value) => (typeof value === 'string' && NUMBER.test(value) ? value : undefined))
    .optional()

export const listingSearch = vine.create({
  q: words(120),
  state: oneOf(LISTING_STATES),
  before: id(),
})

export const entitlementSearch = vine.create({
  q: words(254),
  status: oneOf(ENTITLEMENT_STATES),
  before: id(),
})

export const stripeEventSearch = vine.create({
  state: oneOf(EVENT_STATES),
  type: words(100),
  about: words(255),
  before: number(),
})

export const auditSearch = vine.create({
  action: words(80),
  subject: words(120),
  actor: words(254),
  before: number(),
})

export const peopleSearch = vine.create({ q: words(254), before: id() })
