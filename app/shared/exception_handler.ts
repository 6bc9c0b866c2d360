import app from '@adonisjs/core/services/app'
import { type HttpContext, ExceptionHandler } from '@adonisjs/core/http'
import { errors as bouncer } from '@adonisjs/bouncer'
import { errors as shield } from '@adonisjs/shield'
import router from '@adonisjs/core/services/router'
import { answerProblem } from '#shared/problem'
import { NotFound, Refusal } from '#shared/refusal'

const MACHINE_DOORS = /^\/(api|registry|webhooks|health|git|metrics)(\/|\.|$)/

const BACK_TO_THE_FORM = [409, 413, 422]

type Failure = {
  status?: number
  code?: string
  message?: string
  /** What a validator found, field by field. */
  messages?: unknown
  /** The field of the form that the message belongs to. */
  field?: string
  facts?: Record<string, unknown>
  /** Where the way out is, when it is not back at the form: a path of ours. */
  location?: string
  headers?: Record<string, string>
}

/** Turns whatever went wrong into an answer: a page for people, a problem document for machines, never a stack trace. */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = app.inDev
  protected renderStatusPages = false
  /** What people and crawlers do every day is no news; refusals of trust (403) and of haste (429) are. */
  protected ignoreStatuses = [400, 401, 404, 409, 413, 422]

  async handle(error: unknown, ctx: HttpContext) {
    const failure = failureOf(error)
    const status = typeof failure.status === 'number' ? failure.status : 500
    if (ctx.response.headersSent) return ctx.response.response.destroy()
    if (isAskedByMachine(ctx)) return this.answerMachine(failure, status, ctx)
    if (status === 401 && 'session' in ctx) return super.handle(error, ctx)
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

  /** What was typed is not kept: the page still has it, and it may be a password. */
  private answerForm(failure: Failure, ctx: HttpContext) {
    if (!('session' in ctx)) return this.showPage(failure, 422, ctx)
    if (ctx.request.method() === 'GET' && !failure.location)
      return this.showPage(failure.messages ? new AddressMalformed() : failure, 422, ctx)
    if (failure.code === 'E_VALIDATION_ERROR')
      ctx.session.flashValidationErrors(failure as never, false)
    else {
      if (failure.field) ctx.session.flash('inputErrorsBag', { [failure.field]: [failure.message] })
      if (failure.facts) ctx.session.flash('refusal', failure.facts)
      ctx.session.flashErrors({ [failure.code ?? 'E_REFUSED']: failure.message ?? 'Refused' })
    }
    if (failure.location) return ctx.response.redirect().toPath(failure.location)
    return ctx.response.redirect().withQs().back(formOf(ctx))
  }

  private async showPage(failure: Failure, status: number, ctx: HttpContext) {
    ctx.response.status(status)
    for (const [name, value] of Object.entries(failure.headers ?? {}))
      ctx.response.header(name, value)
    const known = status < 500 || failure instanceof Refusal
    const { inertia } = ctx as Partial<HttpContext>
    if (!inertia) {
      const sentence = known ? failure.message : 'Something failed on our side.'
      return ctx.response.type('text/plain').send(sentence ?? '')
    }
    return ctx.response.send(
      await inertia.render('errors/show', {
        status,
        message: known ? (failure.message ?? '') : '',
        reference: known ? null : (ctx.request.id() ?? null),
      })
    )
  }
}

/** Sent back to where it came from, a bad address would lead to itself for ever. */
class AddressMalformed extends Refusal {
  static status = 422
  static code = 'E_ADDRESS_MALFORMED'
  static message =
    'This address asks for something that cannot be. Check how it ends, or start from the front page.'
}

class FormOutOfDate extends Refusal {
  static status = 403
  static code = 'E_BAD_CSRF_TOKEN'
  static message =
    'This page was open too long, or somebody signed in or out meanwhile. Go back, reload it and try again.'
}

/** The page of a form whose sender does not say where it was: most forms are sent to their page's own address. */
const formOf = ({ request }: HttpContext) =>
  router.match(request.url(), 'GET', false)?.route.name === 'absent.page' ? '/' : request.url(true)

/** A policy may say that something does not exist; it must then look as if it never had. */
function failureOf(error: unknown): Failure {
  if (error instanceof shield.E_BAD_CSRF_TOKEN) return new FormOutOfDate()
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
