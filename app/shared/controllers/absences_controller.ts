import type { HttpContext } from '@adonisjs/core/http'
import { NotFound } from '#shared/refusal'
import { answerProblem } from '#shared/problem'

/** Answers for addresses that nobody else answers, in the manner of the door that was tried. */
export default class AbsencesController {
  page() {
    throw new NotFound()
  }

  machine(ctx: HttpContext) {
    return answerProblem(ctx, {
      status: 404,
      code: 'not_found',
      detail: 'There is nothing at this address.',
    })
  }
}
