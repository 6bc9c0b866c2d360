import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'

export const passwordChanged = (to: string) =>
  letter({
    to,
    subject: 'Your password was changed',
    sentences: [
      'The password of your account at FleetPrompt Marketplace was changed just now, and all other sessions were signed out.',
    ],
    afterwards: [
      `If it was not you, take your account back at once by choosing a new password: ${appUrl}${urlFor('accounts.forgotten_password')}`,
    ],
  })
