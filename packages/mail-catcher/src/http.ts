import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Mailbox } from './mailbox.ts'
import type { Mood } from './smtp.ts'
import { inboxPage, messagePage, missingPage } from './pages.ts'

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'self'"

/** The page and the JSON door over one mailbox. */
export function httpServer(mailbox: Mailbox, mood: Mood): Server {
  return createServer((request, response) => {
    // Mail holds sign-in links: a web page that rebinds its own name to 127.0.0.1 must not read it.
    if (!isLoopbackName(request.headers.host))
      return send(response, 403, 'text/plain', 'Loopback only')
    answer(mailbox, mood, request, response)
  })
}

function answer(
  mailbox: Mailbox,
  mood: Mood,
  request: IncomingMessage,
  response: ServerResponse
): void {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const door = `${request.method} ${url.pathname}`

  if (door === 'GET /') return html(response, 200, inboxPage(mailbox.newestFirst()))
  if (door === 'GET /api/messages') {
    const messages = mailbox.newestFirst(url.searchParams.get('to') ?? undefined)
    return send(response, 200, 'application/json', JSON.stringify(messages))
  }
  if (door === 'DELETE /api/messages') {
    mailbox.clear()
    response.writeHead(204).end()
    return
  }
  if (door === 'PUT /api/outage' || door === 'DELETE /api/outage') {
    mood.isAway = request.method === 'PUT'
    response.writeHead(204).end()
    return
  }
  const [, id] = /^GET \/messages\/([\w-]+)$/.exec(door) ?? []
  const message = id ? mailbox.find(id) : undefined
  return message ? html(response, 200, messagePage(message)) : html(response, 404, missingPage())
}

function isLoopbackName(host = ''): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)
}

function html(response: ServerResponse, status: number, body: string): void {
  send(response, status, 'text/html; charset=utf-8', body)
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
  response.end(body)
}
