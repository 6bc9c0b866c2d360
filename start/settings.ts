import { currencyProblems } from './currencies.ts'
import { proxyProblems } from './trusted_proxies.ts'

type Settings = Record<string, string | undefined>

const STRIPE_SECRETS = [
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'STRIPE_CONNECT_WEBHOOK_SECRET',
  'STRIPE_V2_WEBHOOK_SECRET',
]
/** Settings in whole days: what holds unless set, and the most that makes sense. */
const DAYS: [string, number, number][] = [
  ['GRACE_DAYS', 7, 30],
  ['REFUND_WINDOW_DAYS', 14, 180],
  ['REFUND_ANSWER_DAYS', 5, 30],
]
const STAND_IN_SECRET = /_local_/

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]']

/** Whether an address can only be reached from this machine: there, and only there, defaults and demo data are allowed. */
export function isLocal(url: string): boolean {
  return URL.canParse(url) && LOCAL_HOSTS.includes(new URL(url).hostname)
}

/** Every mistake in the settings, each as a sentence that says what to do. An empty list means the app may start. */
export function settingsProblems(settings: Settings): string[] {
  const url = settings.APP_URL ?? ''
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    return [
      `APP_URL must be the full address of this shop, such as https://shop.example; it is "${url}".`,
    ]

  return [
    ...addressProblems(settings),
    ...stripeProblems(settings),
    ...storageProblems(settings),
    ...(isLocal(url) ? [] : publicProblems(settings)),
  ]
}

function addressProblems(settings: Settings): string[] {
  const problems: string[] = []
  for (const name of ['PORT', 'STRIPE_PORT', 'MAIL_PORT', 'SMTP_PORT']) {
    const value = settings[name]
    if (value && !(/^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535))
      problems.push(`${name} must be a port number between 1 and 65535; it is "${value}".`)
  }
  const host = settings.HOST ?? '127.0.0.1'
  if (isLocal(settings.APP_URL!) && !LOOPBACK.test(host))
    problems.push(
      `HOST must be 127.0.0.1, ::1 or localhost while APP_URL is on this machine, for others must not reach a shop with known secrets; it is "${host}". Set APP_URL to the address that they use.`
    )
  problems.push(...proxyProblems(settings.TRUSTED_PROXIES))
  if (settings.DATABASE_URL && !/^postgres(ql)?:\/\//.test(settings.DATABASE_URL))
    problems.push('DATABASE_URL must start with postgres://.')
  const factor = Number(settings.RATE_LIMIT_FACTOR ?? '1')
  if (!(factor >= 1 && factor <= 1000))
    problems.push('RATE_LIMIT_FACTOR must be a number from 1 (the limits as they are) to 1000.')
  if ((settings.APP_KEY ?? '').length < 32)
    problems.push(
      'APP_KEY must be a secret of at least 32 characters; make one with "openssl rand -base64 32".'
    )
  return problems
}

function stripeProblems(settings: Settings): string[] {
  const problems: string[] = []
  const key = settings.STRIPE_SECRET_KEY ?? ''
  if (!/^(sk|rk)_(test|live)_\S+$/.test(key))
    problems.push(
      'STRIPE_SECRET_KEY must be a Stripe secret key: it starts with sk_test_, sk_live_, rk_test_ or rk_live_.'
    )
  for (const name of STRIPE_SECRETS.slice(1)) {
    const secrets = (settings[name] ?? '').split(',').map((secret) => secret.trim())
    if (secrets.some((secret) => !/^whsec_\S{16,}$/.test(secret)))
      problems.push(
        `${name} must be the signing secret of its Stripe endpoint (whsec_…), or two of them with a comma between while one is being replaced.`
      )
  }
  const fee = Number(settings.APPLICATION_FEE_PERCENT ?? '15')
  if (!(fee >= 0 && fee <= 100))
    problems.push('APPLICATION_FEE_PERCENT must be a number from 0 to 100.')
  const delay = Number(settings.PAYOUT_DELAY_DAYS ?? '14')
  if (!(Number.isInteger(delay) && delay >= 2 && delay <= 31))
    problems.push('PAYOUT_DELAY_DAYS must be a whole number of days from 2 to 31.')
  for (const [name, otherwise, most] of DAYS) {
    const days = Number(settings[name] ?? otherwise)
    if (!(Number.isInteger(days) && days >= 1 && days <= most))
      problems.push(`${name} must be a whole number of days from 1 to ${most}.`)
  }
  problems.push(...currencyProblems(settings.CURRENCIES))
  return problems
}

function storageProblems(settings: Settings): string[] {
  if ((settings.STORAGE ?? 'fs') === 'fs') return []
  if (settings.STORAGE !== 's3') return ['STORAGE must be "fs" or "s3".']
  return ['S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']
    .filter((name) => !settings[name])
    .map((name) => `${name} must be set, because STORAGE is s3.`)
}

/** What only a shop that others can reach must have: nothing of the demo may be left in it. */
function publicProblems(settings: Settings): string[] {
  const problems: string[] = []
  if (new URL(settings.APP_URL!).protocol !== 'https:')
    problems.push('APP_URL must start with https://, because buyers sign in and pay there.')
  if (settings.STRIPE_API_BASE)
    problems.push(
      'STRIPE_API_BASE must not be set: a public shop talks to Stripe itself, never to the stand-in.'
    )
  if (settings.DEMO_SHOP === 'true')
    problems.push('DEMO_SHOP must not be "true": a public shop has no demo accounts.')
  if (Number(settings.RATE_LIMIT_FACTOR ?? '1') > 10)
    problems.push('RATE_LIMIT_FACTOR must not be more than 10: the limits protect your buyers.')
  for (const name of STRIPE_SECRETS)
    if (STAND_IN_SECRET.test(settings[name] ?? ''))
      problems.push(`${name} is the one of the stand-in; set the one of your own Stripe account.`)
  if (!settings.SMTP_HOST || settings.SMTP_HOST === '127.0.0.1')
    problems.push('SMTP_HOST must name a mail server, so that buyers get their mails.')
  return problems
}
