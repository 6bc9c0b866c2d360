import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'

/** For an address that was signed up with more than once: whoever was first must not keep a password in it. */
export const choosePassword = (to: string, token: string) =>
  letter({
    to,
    subject: 'Confirm your e-mail address and choose a password',
    sentences: [
      'Somebody, most likely you, signed up at FleetPrompt Marketplace with this address more than once.',
      'Please choose the password here: that also confirms the address, and no password typed before counts. The link works once, for 45 minutes.',
    ],
    button: {
      label: 'Choose a password',
      url: appUrl + urlFor('accounts.reset_password', {}, { qs: { token } }),
    },
    afterwards: ['If it was not you, do nothing: without you the account cannot be used.'],
  })
