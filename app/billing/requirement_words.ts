import type { Requirement } from '#billing/models/connected_account'

/** The beginnings of Stripe's names for what it wants, and what people call it. The first that fits speaks. */
const WORDS: [RegExp, string][] = [
  [/terms_of_service/, 'Agreement to Stripe’s terms'],
  [/attestations/, 'A confirmation of who owns or runs the business'],
  [/documents?|verification/, 'A document that proves who you are'],
  [/(given_name|surname|legal_name|business_name)/, 'Your legal name'],
  [/date_of_birth/, 'Your date of birth'],
  [/address/, 'Your address'],
  [/phone/, 'A telephone number'],
  [/email/, 'An e-mail address'],
  [/id_numbers?|tax/, 'A tax or identity number'],
  [/(bank_account|payout_method|outbound|external_account)/, 'A bank account for payouts'],
  [/(business_details|profile|product_description|url|mcc)/, 'What your business does'],
]

const URGENCY: Record<string, string> = {
  past_due: 'overdue',
  currently_due: 'needed now',
  eventually_due: 'needed later',
}

/** What Stripe wants, in words for people; its own name for it stays beside them. */
export const requirementWords = ({ what, urgency, problems }: Requirement) => ({
  name: what,
  words: WORDS.find(([pattern]) => pattern.test(what))?.[1] ?? 'Something more about your account',
  urgency: URGENCY[urgency] ?? 'needed',
  isOverdue: urgency === 'past_due',
  problems,
})
