import type { HttpContext } from '@adonisjs/core/http'

type Awaited = { email: string; purpose: 'verify_email' | 'reset_password' }

export default class MailChecksController {
  /** Where everybody arrives who asked for a mail, whether one was sent or not. */
  show({ inertia, response, session }: HttpContext) {
    const awaited: Awaited | undefined = session.get('mailTo')
    if (!awaited) return response.redirect().toRoute('accounts.sign_in')
    return inertia.render('accounts/check_mail', awaited)
  }
}
