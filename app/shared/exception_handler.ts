import app from '@adonisjs/core/services/app'
import { type HttpContext, ExceptionHandler } from '@adonisjs/core/http'
import { answerProblem } from '#shared/problem'

const MACHINE_DOORS = /^\/(api|registry|webhooks|health|git|metrics)(\/|\.|$)/

type Failure = { status?: number; code?: string; message?: string }

/** Turns whatever went wrong into an answer: a page for people, a problem document for machines, never a stack trace. */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = app.inDev
  protected renderStatusPages = false

  async handle(error: unknown, ctx: HttpContext) {
    const failure = (error ?? {}) as Failure
    const status = typeof failure.status === 'number' ? failure.status : 500
    if (ctx.response.headersSent) return ctx.response.response.destroy()
    if (MACHINE_DOORS.test(ctx.request.url())) return this.answerMachine(failure, status, ctx)
    if (this.isAnsweredByForm(failure, status, ctx)) return super.handle(error, ctx)
    if (status === 422 || status === 409) return this.answerForm(failure, ctx)
    return this.showPage(failure, status, ctx)
  }

  private answerMachine(failure: Failure, status: number, ctx: HttpContext) {
    const known = status < 500
    return answerProblem(ctx, {
      status,
      code: known ? machineCode(failure, status) : 'internal_error',
      detail: known
        ? (failure.message ?? 'The request could not be carried out.')
        : 'Something failed on our side. Nothing was changed; please try again.',
    })
  }

  /** Validation, sign-in and CSRF failures already know how to go back to the form with their message. */
  private isAnsweredByForm(failure: Failure, status: number, ctx: HttpContext) {
    const selfHandled = ['E_VALIDATION_ERROR', 'E_BAD_CSRF_TOKEN', 'E_UNAUTHORIZED_ACCESS']
    return 'session' in ctx && (selfHandled.includes(failure.code ?? '') || status === 401)
  }

  private answerForm(failure: Failure & { field?: string }, ctx: HttpContext) {
    if (!('session' in ctx)) return this.showPage(failure, 422, ctx)
    if (failure.field) ctx.session.flash('inputErrorsBag', { [failure.field]: [failure.message] })
    ctx.session.flashErrors({ [failure.code ?? 'E_REFUSED']: failure.message ?? 'Refused' })
    return ctx.response.redirect().back()
  }

  private async showPage(failure: Failure, status: number, ctx: HttpContext) {
    ctx.response.status(status)
    if (!('inertia' in ctx)) {
      const sentence = status < 500 ? 'There is nothing here.' : 'Something failed on our side.'
      return ctx.response.type('text/plain').send(sentence)
    }
    return ctx.response.send(
      await ctx.inertia.render('errors/show', {
        status,
        code: failure.code ?? 'E_ERROR',
        message: status < 500 ? (failure.message ?? '') : '',
      })
    )
  }
}

const machineCode = (failure: Failure, status: number) =>
  status === 404 ? 'not_found' : (failure.code ?? 'refused').replace(/^E_/, '').toLowerCase()
