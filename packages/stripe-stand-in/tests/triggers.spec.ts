import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import { eventually, town } from './town.ts'

/** Scenarios of the official command line, each with the events it must have led to. */
const SCENARIOS: [string, ...string[]][] = [
  ['billing_portal.session.created'],
  ['checkout.session.completed', 'charge.succeeded', 'payment_intent.succeeded'],
  ['checkout.session.expired'],
  ['coupon.created'],
  ['coupon.deleted'],
  ['coupon.updated'],
  ['customer.created'],
  ['customer.subscription.created', 'invoice.paid', 'payment_method.attached'],
  ['customer.subscription.deleted'],
  ['customer.subscription.updated'],
  ['customer.updated'],
  ['payment_method.attached'],
  ['price.created', 'product.created'],
  ['price.updated'],
  ['product.updated'],
  ['test_helpers.test_clock.created'],
]

/** The binary that npm's `@stripe/cli` brings for this machine; the tests need it installed. */
function commandLine(): string {
  const here = createRequire(import.meta.url)
  const launcher = createRequire(here.resolve('@stripe/cli/package.json'))
  return launcher.resolve(`@stripe/cli-${process.platform}-${process.arch}/bin/stripe`)
}

test.group('The official command line triggers', (group) => {
  group.each.timeout(60_000)

  for (const [scenario, ...others] of SCENARIOS)
    test(scenario, async (context) => {
      const { assert } = context
      const { standIn, inbox } = await town(context)
      const key = ['--api-base', standIn.url, '--api-key', 'sk_test_town123']
      const { stdout } = await promisify(execFile)(commandLine(), ['trigger', scenario, ...key], {
        env: {
          HOME: mkdtempSync(join(tmpdir(), 'stripe-cli-')),
          STRIPE_CLI_TELEMETRY_OPTOUT: '1',
        },
      })
      assert.include(stdout, 'Trigger succeeded!')
      await eventually(inbox.types, (types) =>
        [scenario, ...others].every((type) => types.includes(type))
      )
      assert.isEmpty(standIn.violations())
    })
})
