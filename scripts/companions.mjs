// The processes that stand beside the app on a machine of its own: Stripe's stand-in and the mail catcher.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'

/** Secrets of the stand-in alone: the settings refuse them (`local`) wherever others can reach the shop. */
export const LOCAL_SECRETS = {
  STRIPE_SECRET_KEY: 'sk_test_local_stand_in',
  STRIPE_WEBHOOK_SECRET: 'whsec_local_platform_stand_in',
  STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_local_connect_stand_in',
  STRIPE_V2_WEBHOOK_SECRET: 'whsec_local_v2_stand_in',
}

/** Starts the Stripe stand-in; it sends its events to the three endpoints of the app at `appUrl`. */
export async function startStripeStandIn({
  port,
  dataDir,
  appUrl,
  cacheDir,
  secrets = LOCAL_SECRETS,
  args = [],
}) {
  const endpoint = (kind, path, secret) => ['--endpoint', `${kind}=${appUrl}${path},${secret}`]
  const { child, line } = await startReady('packages/stripe-stand-in/bin/stripe-stand-in.js', [
    ...['--port', String(port)],
    ...(dataDir ? ['--data', join(dataDir, 'stripe')] : []),
    ...(cacheDir ? ['--cache', cacheDir] : []),
    ...endpoint('platform', '/webhooks/stripe', secrets.STRIPE_WEBHOOK_SECRET),
    ...endpoint('connect', '/webhooks/stripe/connect', secrets.STRIPE_CONNECT_WEBHOOK_SECRET),
    ...endpoint('v2', '/webhooks/stripe/v2', secrets.STRIPE_V2_WEBHOOK_SECRET),
    ...args,
  ])
  return { child, url: line.match(/http:\S+/)[0] }
}

/** Starts the mail catcher: real SMTP in, a page and JSON out. */
export async function startMailCatcher({ smtpPort = 0, httpPort = 0, dataDir }) {
  const { child, line } = await startReady('packages/mail-catcher/bin/mail-catcher.js', [
    ...['--smtp-port', String(smtpPort), '--http-port', String(httpPort)],
    ...(dataDir ? ['--data', join(dataDir, 'mail')] : []),
  ])
  return {
    child,
    smtpPort: Number(line.match(/smtp=[^:]+:(\d+)/)[1]),
    url: line.match(/http:\/\/\S+/)[0],
  }
}

/** Starts a program of ours and waits for the one line it prints when it is ready. */
export function startReady(program, args, options = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  })
  return new Promise((ready, failed) => {
    const lines = createInterface(child.stdout)
    lines.on('line', (line) => / ready /.test(line) && ready({ child, line }))
    child.once('error', failed)
    child.once('exit', (code) =>
      failed(new Error(`${program} ended with ${code} before it was ready.`))
    )
  })
}

/** Ends a child and waits until it is gone. */
export function end(child, signal = 'SIGTERM') {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((gone) => {
    child.once('exit', gone)
    child.kill(signal)
  })
}
