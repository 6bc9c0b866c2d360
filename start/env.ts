import { Env } from '@adonisjs/core/env'
import { settingsProblems } from '#start/settings'

const env = await Env.create(new URL('../', import.meta.url), {
  NODE_ENV: Env.schema.enum(['development', 'production', 'test'] as const),
  PORT: Env.schema.number(),
  HOST: Env.schema.string(),
  APP_URL: Env.schema.string(),
  APP_KEY: Env.schema.secret(),
  LOG_LEVEL: Env.schema.string(),
  DATA_DIR: Env.schema.string(),
  DATABASE_URL: Env.schema.string(),
  DB_POOL_MAX: Env.schema.number.optional(),
  TRUSTED_PROXIES: Env.schema.string.optional(),
  RATE_LIMIT_FACTOR: Env.schema.number.optional(),
  SESSION_DRIVER: Env.schema.enum(['database', 'memory'] as const),

  STRIPE_SECRET_KEY: Env.schema.secret(),
  STRIPE_API_BASE: Env.schema.string.optional(),
  STRIPE_WEBHOOK_SECRET: Env.schema.secret(),
  STRIPE_CONNECT_WEBHOOK_SECRET: Env.schema.secret(),
  STRIPE_V2_WEBHOOK_SECRET: Env.schema.secret(),
  STRIPE_TAX: Env.schema.boolean.optional(),
  APPLICATION_FEE_PERCENT: Env.schema.number.optional(),
  CURRENCIES: Env.schema.string.optional(),
  PAYOUT_DELAY_DAYS: Env.schema.number.optional(),
  GRACE_DAYS: Env.schema.number.optional(),
  REFUND_WINDOW_DAYS: Env.schema.number.optional(),
  REFUND_ANSWER_DAYS: Env.schema.number.optional(),
  PUBLISHER_COUNTRIES: Env.schema.string.optional(),

  STORAGE: Env.schema.enum.optional(['fs', 's3'] as const),
  S3_BUCKET: Env.schema.string.optional(),
  S3_REGION: Env.schema.string.optional(),
  S3_ENDPOINT: Env.schema.string.optional(),
  S3_ACCESS_KEY_ID: Env.schema.string.optional(),
  S3_SECRET_ACCESS_KEY: Env.schema.secret.optional(),

  SMTP_HOST: Env.schema.string(),
  SMTP_PORT: Env.schema.number(),
  SMTP_TLS: Env.schema.boolean.optional(),
  SMTP_USERNAME: Env.schema.string.optional(),
  SMTP_PASSWORD: Env.schema.secret.optional(),
  MAIL_FROM: Env.schema.string(),
  SECURITY_EMAIL: Env.schema.string.optional(),
})

const problems = settingsProblems(process.env)
if (problems.length > 0) {
  process.stderr.write(
    `FleetPrompt Marketplace cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\n`
  )
  process.exit(1)
}

export default env
