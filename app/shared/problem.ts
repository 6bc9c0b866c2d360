import { STATUS_CODES } from 'node:http'
import type { HttpContext } from '@adonisjs/core/http'

export type Problem = {
  status: number
  code: string
  detail: string
  headers?: Record<string, string>
  /** Further members of the document. */
  facts?: Record<string, unknown>
}

/** Answers a machine with `application/problem+json` (RFC 9457). `code` is stable; `detail` is a sentence. */
export function answerProblem({ request, response }: HttpContext, problem: Problem) {
  for (const [name, value] of Object.entries(problem.headers ?? {})) response.header(name, value)
  response.status(problem.status).header('Content-Type', 'application/problem+json')
  response.header('Cache-Control', 'no-store')
  return response.send(
    JSON.stringify({
      ...problem.facts,
      type: `about:blank#${problem.code}`,
      title: STATUS_CODES[problem.status] ?? 'Error',
      status: problem.status,
      detail: problem.detail,
      code: problem.code,
      request_id: request.id(),
    })
  )
}
