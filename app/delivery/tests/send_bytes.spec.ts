import { test } from '@japa/runner'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { sendBytes } from '#delivery/http/send_bytes'

/** What a client gets from a server that answers like this, and what the sending came to. */
async function exchange(send: (response: ServerResponse) => Promise<number>) {
  let sent: Promise<number> = Promise.resolve(-1)
  const server = createServer((_request, response) => {
    sent = send(response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  try {
    const { port } = server.address() as AddressInfo
    const received = await fetch(`http://127.0.0.1:${port}/`)
      .then((answer) => answer.text())
      .catch(() => 'cut off')
    return { received, sent: await sent }
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const chunks = (...texts: string[]) => Readable.from(texts.map((text) => Buffer.from(text)))

test.group('Sending bytes', () => {
  test('ends when all are sent', async ({ assert }) => {
    const { received, sent } = await exchange((response) => {
      response.writeHead(200, { 'Content-Length': 6 })
      return sendBytes(chunks('abc', 'def'), response, 6)
    })
    assert.deepEqual({ received, sent }, { received: 'abcdef', sent: 6 })
  })

  test('cuts the connection when they end too early or fail', async ({ assert }) => {
    const broken = new Readable({ read: () => broken.destroy(new Error('the disk failed')) })
    for (const bytes of [chunks('abc'), broken]) {
      const { received } = await exchange((response) => {
        response.writeHead(200)
        return sendBytes(bytes, response, 6)
      })
      assert.equal(received, 'cut off')
      assert.isTrue(bytes.destroyed)
    }
  })

  test('closes the file when the client has gone before the first one', async ({ assert }) => {
    const bytes = chunks('abc')
    const { sent } = await exchange((response) => {
      response.destroy()
      return sendBytes(bytes, response, 3)
    })
    assert.equal(sent, 0)
    assert.isTrue(bytes.destroyed)
  })
})
