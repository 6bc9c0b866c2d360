import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from '@japa/runner'
import type { TestContext } from '@japa/runner/core'
import { aCheckout, aPublisher, eventually, openInbox, refusal, sdk, its } from './town.ts'

const BIN = join(import.meta.dirname, '..', 'bin', 'stripe-stand-in.js')

/** The command itself, as a process that can be killed. */
async function startProcess({ cleanup }: TestContext, ...args: string[]) {
  const child = spawn(process.execPath, [BIN, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  cleanup(() => {
    child.kill('SIGKILL')
  })
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => ['exited']),
  ])) as [string]
  const url = line.replace('stripe-stand-in ready on ', '')
  const stripe = sdk(Number(URL.parse(url)?.port ?? 1))
  const control = async (path: string, body: object = {}) => {
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    const response = await fetch(`${url}/_stand_in/${path}`, init)
    return { status: response.status, body: await response.json() }
  }
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { child, line, url, stripe, control, kill }
}

test.group('The process', (group) => {
  group.each.timeout(20_000)

  test('remembers everything it answered through kill -9', async (context) => {
    const { assert, cleanup } = context
    const inbox = await openInbox()
    cleanup(() => {
      inbox.server.close()
      inbox.server.closeAllConnections()
    })
    const data = mkdtempSync(join(tmpdir(), 'stand-in-'))
    const endpoint = `platform=${inbox.endpoints.platform?.url},whsec_x`
    const args = ['--data', data, '--endpoint', endpoint]

    const first = await startProcess(context, ...args, '--capture-delay-ms', '60000')
    assert.match(first.line, /^stripe-stand-in ready on http:\/\/127\.0\.0\.1:\d+$/)
    const { id } = await aPublisher(first.stripe, first.control)
    const session = await aCheckout(first.stripe, id)
    await first.control(`checkout/sessions/${session.id}/pay`)
    const ada = { name: 'Ada' }
    const made = await first.stripe.customers.create(ada, { idempotencyKey: 'c' })
    await first.kill()
    appendFileSync(join(data, 'journal.jsonl'), '[{"kind":"customer","id":"cus_half')

    const second = await startProcess(context, ...args, '--capture-delay-ms', '50')
    const paid = await second.stripe.checkout.sessions.retrieve(session.id)
    assert.deepInclude(paid, { status: 'complete', payment_status: 'paid' })
    const again = await second.stripe.customers.create(ada, { idempotencyKey: 'c' })
    assert.equal(again.id, made.id)
    assert.lengthOf(await its(second.stripe.customers.list(), 'data'), 1)
    await eventually(
      () => second.stripe.transfers.list({ destination: id }),
      ({ data: found }) => found.length === 1
    )
    await eventually(inbox.types, (types) => types.includes('charge.updated'))
    await second.kill()
  })

  test('hands over what it had recorded and not yet sent', async (context) => {
    const inbox = await openInbox()
    context.cleanup(() => {
      inbox.server.close()
      inbox.server.closeAllConnections()
    })
    const data = mkdtempSync(join(tmpdir(), 'stand-in-'))
    const endpoint = `platform=${inbox.endpoints.platform?.url},whsec_x`
    const first = await startProcess(context, '--data', data, '--endpoint', endpoint)
    await first.control('deliveries/pause')
    await first.stripe.customers.create({ name: 'Ada' })
    await first.kill()
    context.assert.isEmpty(inbox.received)

    const second = await startProcess(context, '--data', data, '--endpoint', endpoint)
    await eventually(inbox.types, (types) => types.includes('customer.created'))
    await second.kill()
  })

  test('gives the same ids for the same seed', async (context) => {
    const { assert } = context
    const ids: string[] = []
    for (let run = 0; run < 2; run += 1) {
      const { stripe, kill } = await startProcess(context, '--seed', 'lantern')
      ids.push(await its(stripe.customers.create({ name: 'Ada' }), 'id'))
      await kill()
    }
    assert.equal(ids[0], ids[1])
  })

  test('forgets on reset, and keeps standing', async (context) => {
    const { assert } = context
    const { stripe, control, kill } = await startProcess(context, '--capture-delay-ms', '40')
    const session = await aCheckout(stripe)
    await control(`checkout/sessions/${session.id}/pay`)
    await control('reset')
    await new Promise((done) => setTimeout(done, 100))
    await refusal(stripe.checkout.sessions.retrieve(session.id))
    assert.isEmpty(await its(stripe.events.list(), 'data'))
    await kill()
  })

  test('stops at the first violation when told to', async (context) => {
    const { assert } = context
    const { child, stripe } = await startProcess(context, '--fail-on-violation')
    const exited = once(child, 'exit')
    await aCheckout(stripe, undefined, { mode: 'donation' } as never).catch(() => undefined)
    const [code] = await exited
    assert.equal(code, 1)
  })

  test('listens on loopback only', async (context) => {
    const { assert } = context
    const { line } = await startProcess(context, '--host', '0.0.0.0')
    assert.equal(line, 'exited')
  })
})
