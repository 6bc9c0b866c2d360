import { System } from '#accounts/actor'
import MailLink from '#accounts/actions/mail_link'
import type { LinkPurpose } from '#accounts/email_link'
import { defineJob, WITHIN_THE_HOUR } from '#shared/jobs'

defineJob<{ purpose: LinkPurpose; email: string }>(
  'accounts.mail_link',
  (request) => new MailLink().handle(new System('scheduler'), request),
  { retries: WITHIN_THE_HOUR }
)
