import type { HttpRequest } from '@adonisjs/core/http'
import { askedMoment } from '#shared/asked_moment'
import { MomentNotUnderstood } from '#delivery/errors'

/** The moment a request asks about: `?at=`, now unless told. Throws MomentNotUnderstood. */
export function wantedMoment(request: HttpRequest): Date {
  const { at } = request.qs()
  const asked = askedMoment(at)
  if (asked.problem || (at !== undefined && !asked.at)) throw new MomentNotUnderstood()
  return asked.at ?? new Date()
}
