import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'

export const manyRefusedSignIns = (to: string) =>
  letter({
    to,
    subject: 'Somebody keeps trying to sign in to your account',
    sentences: [
      'In the last hour many attempts to sign in to your account at FleetPrompt Marketplace were refused, because the password was wrong.',
      'Nobody got in, and your own sign-in still works. Further attempts are slowed down.',
    ],
    afterwards: [
      `If you use this password elsewhere too, now is a good moment to choose another one: ${appUrl}${urlFor('accounts.forgotten_password')}`,
    ],
  })
