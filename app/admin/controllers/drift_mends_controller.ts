import type { HttpContext } from '@adonisjs/core/http'
import MendDrift from '#billing/actions/mend_drift'

export default class DriftMendsController {
  async store({ auth, params, response, session }: HttpContext) {
    const left = await new MendDrift().handle(auth.getUserOrFail(), params.id)
    if (left === 0) session.flash('success', 'Mended: nothing of it differs any more.')
    else session.flash('error', 'Something of it differs still: its line says what.')
    return response.redirect().toRoute('desk.ledger')
  }
}
