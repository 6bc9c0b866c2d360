import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'

export const alreadyHaveAnAccount = (to: string) =>
  letter({
    to,
    subject: 'You already have an account',
    sentences: [
      'Somebody, most likely you, tried to open an account at FleetPrompt Marketplace with this address. It has one already.',
    ],
    button: { label: 'Sign in', url: appUrl + urlFor('accounts.sign_in') },
    afterwards: [
      `If you forgot your password, choose a new one: ${appUrl}${urlFor('accounts.forgotten_password')}`,
      'If it was not you, do nothing: nothing has changed.',
    ],
  })
