import { request, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import env from '#start/env'

export type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer }

type Ask = { method?: string; headers?: Record<string, string | string[]>; body?: string }

/** One request as it is written, with nothing added, normalised or decoded by a client library. */
export function ask(
  path: string,
  { method = 'GET', headers = {}, body }: Ask = {}
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: env.get('HOST'), port: env.get('PORT'), path, method, headers, agent: false },
      (answer) => {
        buffer(answer).then(
          (bytes) => resolve({ status: answer.statusCode!, headers: answer.headers, body: bytes }),
          reject
        )
      }
    )
    sent.once('error', reject)
    sent.end(body)
  })
}

export const bearing = (token: string, headers: Record<string, string> = {}) => ({
  headers: { authorization: `Bearer ${token}`, ...headers },
})

export const json = ({ body }: Answer) => JSON.parse(body.toString())

/** A problem document without what differs from request to request, as text that can be compared. */
export function problemIn(answer: Answer): string {
  const problem = json(answer)
  delete problem.request_id
  return JSON.stringify(problem)
}
