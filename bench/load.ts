import { Agent, request } from 'node:http'

export type Question = { path: string; headers: Record<string, string>; body: string }
export type Slice = { requests: number; seconds: number; p50: number; p99: number }

/**
 * Asks for so many seconds, over so many connections, each asking again as soon as it is answered. An answer that is not
 * the expected one fails the slice: a server that refuses is fast.
 */
export async function load(
  base: string,
  next: () => Question,
  { seconds, connections, expected }: { seconds: number; connections: number; expected: number }
): Promise<Slice> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const begun = performance.now()
  const until = begun + seconds * 1000
  const one = async () => {
    while (performance.now() < until) {
      const asked = performance.now()
      const status = await post(agent, base, next())
      if (status !== expected) throw new Error(`${base} answered ${status}`)
      times.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  const took = (performance.now() - begun) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]
  return { requests: times.length, seconds: took, p50: at(0.5), p99: at(0.99) }
}

function post(agent: Agent, base: string, { path, headers, body }: Question): Promise<number> {
  return new Promise((answered, failed) => {
    const sent = request(
      base + path,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', ...headers } },
      (answer) => answer.resume().once('end', () => answered(answer.statusCode!))
    )
    sent.once('error', failed)
    sent.end(body)
  })
}
