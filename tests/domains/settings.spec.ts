import { test } from '@japa/runner'
import { settingsProblems } from '#start/settings'

const MINE = {
  APP_URL: 'http://127.0.0.1:3333',
  APP_KEY: 'a'.repeat(32),
  STRIPE_SECRET_KEY: 'sk_test_local_stand_in',
  STRIPE_WEBHOOK_SECRET: 'whsec_local_platform_stand_in',
  STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_local_connect_stand_in',
  STRIPE_V2_WEBHOOK_SECRET: 'whsec_local_v2_stand_in',
}

const PUBLIC = {
  APP_URL: 'https://shop.example',
  APP_KEY: 'a'.repeat(32),
  STRIPE_SECRET_KEY: 'sk_live_4eC39HqLyjWDarjtT1zdp7dc',
  STRIPE_WEBHOOK_SECRET: 'whsec_b0a1c2d3e4f5a6b7c8d9',
  STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_c0a1c2d3e4f5a6b7c8d9',
  STRIPE_V2_WEBHOOK_SECRET: 'whsec_d0a1c2d3e4f5a6b7c8d9,whsec_e0a1c2d3e4f5a6b7c8d9',
  SMTP_HOST: 'mail.shop.example',
}

test.group('The settings', () => {
  test('of a shop on this machine and of one for everybody are accepted', ({ assert }) => {
    assert.deepEqual(settingsProblems(MINE), [])
    assert.deepEqual(settingsProblems({ ...MINE, STRIPE_TAX: 'true' }), [])
    assert.deepEqual(settingsProblems(PUBLIC), [])
  })

  test('let only a public shop listen to everybody', ({ assert }) => {
    for (const HOST of ['127.0.0.1', '127.0.0.2', '::1', 'localhost'])
      assert.deepEqual(settingsProblems({ ...MINE, HOST }), [])
    for (const HOST of ['0.0.0.0', '::', '10.0.0.7'])
      assert.deepEqual(settingsProblems({ ...PUBLIC, HOST }), [])
  })

  test('name each mistake in one sentence, all at once', ({ assert }) => {
    const problems = settingsProblems({
      ...MINE,
      PORT: '99999',
      STRIPE_PORT: 'x',
      APP_KEY: 'short',
    })
    assert.lengthOf(problems, 3)
    for (const problem of problems) assert.match(problem, /^[A-Z_]+ must .+\.$/)
  })

  for (const [name, value] of [
    ['APP_URL', 'shop.example'],
    ['APP_URL', 'ftp://shop.example'],
    ['PORT', '-1'],
    ['PORT', '0'],
    ['MAIL_PORT', 'mail'],
    ['HOST', '0.0.0.0'],
    ['HOST', '::'],
    ['SMTP_PORT', '70000'],
    ['TRUSTED_PROXIES', '10.0.0.1,proxy'],
    ['DATABASE_URL', 'mysql://app@db/shop'],
    ['RATE_LIMIT_FACTOR', '0'],
    ['APP_KEY', ''],
    ['STRIPE_SECRET_KEY', 'pk_test_1234'],
    ['STRIPE_WEBHOOK_SECRET', 'secret'],
    ['APPLICATION_FEE_PERCENT', '101'],
    ['PAYOUT_DELAY_DAYS', '1.5'],
    ['GRACE_DAYS', '0'],
    ['REFUND_WINDOW_DAYS', '181'],
    ['REFUND_ANSWER_DAYS', '0.5'],
    ['CURRENCIES', 'usd,kwd'],
    ['STORAGE', 'ftp'],
  ])
    test(`refuse ${name}=${value}`, ({ assert }) => {
      const [problem, ...others] = settingsProblems({ ...MINE, [name]: value })
      assert.match(problem, new RegExp(`^${name} `))
      assert.deepEqual(others, [])
    })

  test('ask for everything that S3 needs', ({ assert }) => {
    assert.lengthOf(settingsProblems({ ...MINE, STORAGE: 's3' }), 4)
  })

  for (const [name, value] of [
    ['APP_URL', 'http://shop.example'],
    ['STRIPE_API_BASE', 'http://127.0.0.1:4242'],
    ['STRIPE_SECRET_KEY', MINE.STRIPE_SECRET_KEY],
    ['STRIPE_WEBHOOK_SECRET', MINE.STRIPE_WEBHOOK_SECRET],
    ['STRIPE_CONNECT_WEBHOOK_SECRET', MINE.STRIPE_CONNECT_WEBHOOK_SECRET],
    ['STRIPE_V2_WEBHOOK_SECRET', MINE.STRIPE_V2_WEBHOOK_SECRET],
    ['DEMO_SHOP', 'true'],
    ['RATE_LIMIT_FACTOR', '100'],
    ['SMTP_HOST', undefined],
  ] as const)
    test(`keep ${name}=${value} out of a shop that others can reach`, ({ assert }) => {
      const [problem, ...others] = settingsProblems({ ...PUBLIC, [name]: value })
      assert.match(problem, new RegExp(`^${name} `))
      assert.deepEqual(others, [])
    })
})
