// What the door is measured against: the least that a server can do, and the least that keeps an event.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
// The database ends before this does.
pool.on('error', () => {})
const secret = process.env.STRIPE_WEBHOOK_SECRET
await pool.query(`create table if not exists limit_events
  (id bigint generated always as identity primary key, stripe_id text not null unique, payload bytea not null)`)

const insert = (text) => {
  const { id } = JSON.parse(text)
  return pool.query({
    name: 'insert',
    text: `insert into limit_events (stripe_id, payload) values ($1, $2) on conflict do nothing`,
    values: [id, Buffer.from(text)],
  })
}

function isSigned(text, header) {
  const [, at, signature] = /^t=(\d+),v1=(\w+)$/.exec(header)
  const own = createHmac('sha256', secret).update(`${at}.${text}`).digest()
  return timingSafeEqual(own, Buffer.from(signature, 'hex'))
}

const DOORS = {
  '/bare': async () => {},
  '/insert': (text) => insert(text),
  '/limit': (text, header) => isSigned(text, header) && insert(text),
}

const server = createServer(async (request, response) => {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  await DOORS[request.url](Buffer.concat(chunks).toString(), request.headers['stripe-signature'])
  response.setHeader('content-type', 'application/json')
  response.end('{"received":true}')
})
server.listen(0, '127.0.0.1', () => console.log(`limits ready ${server.address().port}`))
