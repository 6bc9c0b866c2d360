import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'

/** No name in it: whoever signed up may have chosen it to be read by somebody else. */
export const confirmYourAddress = (to: string, token: string) =>
  letter({
    to,
    subject: 'Confirm your e-mail address',
    sentences: [
      'Somebody, most likely you, opened an account at FleetPrompt Marketplace with this address.',
      'Please confirm that it is yours. The link works once, for 24 hours.',
    ],
    button: {
      label: 'Confirm my address',
      url: appUrl + urlFor('accounts.verify_email', {}, { qs: { token } }),
    },
    afterwards: [
      `If you no longer know the password you chose, choose another one: ${appUrl}${urlFor('accounts.forgotten_password')}`,
      'If it was not you, do nothing: without you the account cannot be used.',
    ],
  })
