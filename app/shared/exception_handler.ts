import app from '@adonisjs/core/services/app'
import { type HttpContext, ExceptionHandler } from '@adonisjs/core/http'
import { errors as bouncer } from '@adonisjs/bouncer'
import { answerProblem } from '#shared/problem'
import { NotFound, Refusal } from '#shared/refusal'

const MACHINE_DOORS = /^\/(api|registry|webhooks|health|git|metrics)(\/|\.|$)/

const BACK_TO_THE_FORM = [409, 413, 422, 429]

type Failure = {
  status?: number
  code?: string
  message?: string
  /** What a validator found, field by field. */
  messages?: unknown
  facts?: Record<string, unknown>
  headers?: Record<string, string>
}

/** Turns whatever went wrong into an answer: a page for people, a problem document for machines, never a stack trace. */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = app.inDev
  protected renderStatusPages = false

  async handle(error: unknown, ctx: HttpContext) {
    const failure = failureOf(error)
    const status = typeof failure.status === 'number' ? failure.status : 500
    if (ctx.response.headersSent) return ctx.response.response.destroy()
    if (isAskedByMachine(ctx)) return this.answerMachine(failure, status, ctx)
    if (this.isAnsweredByForm(failure, status, ctx)) return super.handle(error, ctx)
    if (BACK_TO_THE_FORM.includes(status)) return this.answerForm(failure, ctx)
    return this.showPage(failure, status, ctx)
  }

  private answerMachine(failure: Failure, status: number, ctx: HttpContext) {
    const known = status < 500 || failure instanceof Refusal
    return answerProblem(ctx, {
      status,
      code: known ? machineCode(failure, status) : 'internal_error',
      detail: known
        ? (failure.message ?? 'The request could not be carried out.')
        : 'Something failed on our side. Nothing was changed; please try again.',
      headers: failure.headers,
      facts: failure.facts ?? (failure.messages ? { errors: failure.messages } : {}),
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
    const { inertia } = ctx as Partial<HttpContext>
    if (!inertia) {
      const sentence = status < 500 ? 'There is nothing here.' : 'Something failed on our side.'
      return ctx.response.type('text/plain').send(sentence)
    }
    return ctx.response.send(
      await inertia.render('errors/show', {
        status,
        code: failure.code ?? 'E_ERROR',
        message: status < 500 ? (failure.message ?? '') : '',
      })
    )
  }
}

/** A policy may say that something does not exist; it must then look as if it never had. */
function failureOf(error: unknown): Failure {
  if (!(error instanceof bouncer.E_AUTHORIZATION_FAILURE)) return (error ?? {}) as Failure
  if (error.response.status === 404) return new NotFound()
  return { status: 403, code: error.code, message: error.response.message ?? error.message }
}

/** The doors of machines, and programs that knock at a door for people and ask for JSON. */
const isAskedByMachine = ({ request }: HttpContext) =>
  MACHINE_DOORS.test(request.url()) ||
  (!request.header('x-inertia') &&
    /^application\/(problem\+)?json\b/.test(request.header('accept') ?? ''))

const machineCode = (failure: Failure, status: number) =>
  status === 404 ? 'not_found' : (failure.code ?? 'refused').replace(/^E_/, '').toLowerCase()
