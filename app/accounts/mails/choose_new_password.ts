import { urlFor } from '@adonisjs/core/services/url_builder'
import { appUrl } from '#config/app'
import { letter } from '#shared/letter'

export const chooseNewPassword = (to: string, token: string) =>
  letter({
    to,
    subject: 'Choose a new password',
    sentences: [
      'Somebody, most likely you, forgot the password of your account at FleetPrompt Marketplace.',
      'Choose a new one here. The link works once, for 45 minutes, and signs you out everywhere.',
    ],
    button: {
      label: 'Choose a new password',
      url: appUrl + urlFor('accounts.reset_password', {}, { qs: { token } }),
    },
    afterwards: ['If it was not you, do nothing: your password stays as it is.'],
  })
