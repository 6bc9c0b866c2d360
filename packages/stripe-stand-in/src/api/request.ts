import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { text as wholeText } from 'node:stream/consumers'
import qs from 'qs'
import { refuse } from './problem.ts'

export interface ApiRequest {
  verb: string
  path: string
  headers: Record<string, string>
  params: Record<string, unknown>
  /** How the parameters were written, hence how they are checked. */
  mode: 'form' | 'json'
  /** Of what was asked, as it was written. */
  fingerprint: string
}

/** Reads a request whole. v2 bodies are JSON; v1 bodies and every query string are forms. */
export async function readRequest(request: IncomingMessage): Promise<ApiRequest> {
  const url = new URL(request.url ?? '/', 'http://stand-in')
  const body = await wholeText(request)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value ?? '')])
  )
  const isJson = request.method === 'POST' && (headers['content-type'] ?? '').includes('json')
  const written = request.method === 'POST' ? body : url.search.slice(1) || body
  const params = isJson ? readJson(written) : readForm(written)
  const verb = request.method ?? 'GET'
  const asked = JSON.stringify([verb, url.pathname, params])
  return {
    verb,
    path: url.pathname,
    headers,
    params,
    fingerprint: createHash('sha256').update(asked).digest('hex'),
    mode: isJson ? 'json' : 'form',
  }
}

/** `a[b]=1`, `a[0]=1` and the Stripe CLI's `a[]=1`. */
export function readForm(text: string): Record<string, unknown> {
  return qs.parse(text, { depth: 20, arrayLimit: 1_000, parameterLimit: 10_000 })
}

function readJson(text: string): Record<string, unknown> {
  try {
    return text ? (JSON.parse(text) as Record<string, unknown>) : {}
  } catch {
    return refuse('The request body is not valid JSON.')
  }
}
