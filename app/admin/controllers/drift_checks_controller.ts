import type { HttpContext } from '@adonisjs/core/http'
import RequestComparison from '#billing/actions/request_comparison'

export default class DriftChecksController {
  async store({ auth, response, session }: HttpContext) {
    await new RequestComparison().handle(auth.getUserOrFail())
    session.flash('success', 'The books are being compared; load this page again in a minute.')
    return response.redirect().toRoute('desk.ledger')
  }
}
