import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Dispatch, Reply } from './api/dispatch.ts'
import { Problem } from './api/problem.ts'
import { readRequest } from './api/request.ts'
import type { ApiRequest } from './api/request.ts'
import type { Controls } from './controls/controls.ts'
import { hostedPage } from './pages/hosted_pages.ts'
import type { PageAnswer } from './pages/hosted_pages.ts'
import type { World } from './world/world.ts'

/** Three doors in one port: the API, the hosted pages, and the controls. */
export function standInServer(world: World, dispatch: Dispatch, controls: Controls): Server {
  return createServer((request, response) => {
    const requestId = world.ids.next('req_', 14)
    answer(request, response, requestId).catch((error: unknown) => {
      const problem =
        error instanceof Problem
          ? error
          : new Problem('The stand-in broke; see its stderr.', { status: 500, type: 'api_error' })
      if (!(error instanceof Problem)) console.error('stripe-stand-in:', requestId, error)
      json(response, problem.status, JSON.stringify(problem.body()), { 'request-id': requestId })
    })
  })

  async function answer(message: IncomingMessage, response: ServerResponse, requestId: string) {
    const request = await readRequest(message)
    const { verb, path } = request
    if (path.startsWith('/_stand_in/')) {
      const result = await controls.perform(verb, path, request.params)
      return json(response, 200, JSON.stringify(result, null, 2))
    }
    const shown = hostedPage(world, verb, path, request.params)
    if (shown) return browse(response, shown)
    return api(request, response, requestId)
  }

  async function api(request: ApiRequest, response: ServerResponse, requestId: string) {
    const reply = await dispatch.answer(request, requestId)
    const key = request.headers['idempotency-key']
    // What the request caused goes out once its answer has.
    response.once('close', reply.settle)
    if (reply.silence) return keepSilent(response, reply)
    json(response, reply.status, reply.body, {
      'request-id': requestId,
      'stripe-version': world.contract.apiVersion,
      ...(key && { 'idempotency-key': key }),
      ...(reply.replayed && { 'idempotent-replayed': 'true' }),
    })
  }
}

/** What was done stays done; only the caller does not hear of it. */
function keepSilent(response: ServerResponse, reply: Reply): void {
  reply.settle()
  response.removeListener('close', reply.settle)
  if (reply.silence === 'cut') response.destroy()
}

function browse(response: ServerResponse, answer: PageAnswer): void {
  if ('redirect' in answer) {
    response.writeHead(303, { location: answer.redirect }).end()
    return
  }
  response.writeHead(answer.status ?? 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
  })
  response.end(answer.html)
}

function json(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {}
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body)
}
