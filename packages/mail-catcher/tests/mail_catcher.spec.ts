import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from '@japa/runner'
import { startMailCatcher } from '../src/index.ts'
import type { Message } from '../src/index.ts'
import { sendMail } from './smtp_client.ts'

const SIGN_IN = `From: FleetPrompt <hello@fleetprompt.test>
To: Ada <ada@example.com>
Subject: Sign in =?utf-8?q?=E2=9C=93?=
X-Kind: sign-in
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=frontier

--frontier
Content-Type: text/plain; charset=utf-8

Open https://fleetprompt.test/in?a=1&b=2 now.
--frontier
Content-Type: text/html; charset=utf-8

<p onclick="x">Open <a href="https://fleetprompt.test/in">this</a></p><script>alert(1)</script>
--frontier--`

const read = async (url: string) => {
  const response = await fetch(url)
  return (await response.json()) as Message[]
}

test.group('Catching mail', (group) => {
  group.each.timeout(20_000)

  test('what is sent over SMTP is read over HTTP, newest first', async ({ assert, cleanup }) => {
    const catcher = await startMailCatcher()
    cleanup(() => catcher.close())
    const mail = { from: 'hello@fleetprompt.test', to: ['Ada@example.com'], raw: SIGN_IN }
    await sendMail(catcher.smtpPort, mail)
    await sendMail(catcher.smtpPort, { ...mail, to: ['grace@example.com', 'copy@example.com'] })

    const all = await read(`${catcher.url}/api/messages`)
    assert.deepEqual(
      all.map((message) => message.to),
      [['grace@example.com', 'copy@example.com'], ['ada@example.com']]
    )
    const [message] = await read(`${catcher.url}/api/messages?to=ADA@example.com`)
    assert.equal(message?.subject, 'Sign in ✓')
    assert.equal(message?.headers['x-kind'], 'sign-in')
    assert.include(message?.text, 'https://fleetprompt.test/in?a=1&b=2')
    assert.include(message?.html, '<a href="https://fleetprompt.test/in">')
    assert.isEmpty(await read(`${catcher.url}/api/messages?to=nobody@example.com`))
  })

  test('a page shows the text with links and cages the HTML', async ({ assert, cleanup }) => {
    const catcher = await startMailCatcher()
    cleanup(() => catcher.close())
    await sendMail(catcher.smtpPort, { from: 'a@b.c', to: ['ada@example.com'], raw: SIGN_IN })

    const [message] = await read(`${catcher.url}/api/messages`)
    const front = await fetch(catcher.url)
    const inbox = await front.text()
    assert.include(inbox, `href="/messages/${message?.id}"`)

    const response = await fetch(`${catcher.url}/messages/${message?.id}`)
    const page = await response.text()
    assert.include(page, 'href="https://fleetprompt.test/in?a=1&amp;b=2"')
    assert.include(page, 'sandbox="allow-popups allow-popups-to-escape-sandbox"')
    assert.notInclude(page, '<script>')
    assert.include(response.headers.get('content-security-policy'), "default-src 'none'")
    const missing = await fetch(`${catcher.url}/messages/none`)
    assert.equal(missing.status, 404)
  })

  test('forgets on demand, and answers to no foreign name', async ({ assert, cleanup }) => {
    const catcher = await startMailCatcher()
    cleanup(() => catcher.close())
    await sendMail(catcher.smtpPort, { from: 'a@b.c', to: ['ada@example.com'], raw: SIGN_IN })

    const rebound = request(`${catcher.url}/api/messages`, { headers: { host: 'evil.test' } }).end()
    const [refusal] = await once(rebound, 'response')
    assert.equal(refusal.statusCode, 403)

    assert.lengthOf(await read(`${catcher.url}/api/messages`), 1)
    await fetch(`${catcher.url}/api/messages`, { method: 'DELETE' })
    assert.isEmpty(await read(`${catcher.url}/api/messages`))
  })

  test('keeps the newest 500, and keeps them through a kill -9', async ({ assert, cleanup }) => {
    const data = mkdtempSync(join(tmpdir(), 'mail-catcher-'))
    const first = await spawnCatcher(data)
    cleanup(() => {
      first.process.kill('SIGKILL')
    })
    const mails = Array.from({ length: 502 }, (_, index) => ({
      from: 'a@b.c',
      to: ['ada@example.com'],
      raw: `Subject: number ${index + 1}\n\nHello`,
    }))
    await sendMail(first.smtpPort, ...mails)
    first.process.kill('SIGKILL')
    await once(first.process, 'exit')

    const second = await startMailCatcher({ data })
    cleanup(() => second.close())
    const messages = await read(`${second.url}/api/messages`)
    assert.lengthOf(messages, 500)
    assert.equal(messages[0]?.subject, 'number 502')
    assert.equal(messages.at(-1)?.subject, 'number 3')
  })
})

async function spawnCatcher(data: string) {
  const bin = new URL('../bin/mail-catcher.js', import.meta.url).pathname
  const child = spawn(process.execPath, [bin, '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const [, smtpPort] = /^mail-catcher ready smtp=127\.0\.0\.1:(\d+) http=http:/.exec(line) ?? []
  return { process: child, smtpPort: Number(smtpPort) }
}
