import { test } from '@japa/runner'
import { brokenImportRules } from '#tests/architecture/import_rules'

const root = new URL('../../', import.meta.url).pathname
const fixtures = new URL('./fixtures/', import.meta.url).pathname

test.group('Import rules', () => {
  test('hold in the whole house', async ({ assert }) => {
    assert.deepEqual(await brokenImportRules(root, ['app', 'inertia', 'packages']), [])
  }).timeout(120_000)

  test('notice every kind of break', async ({ assert }) => {
    const broken = await brokenImportRules(fixtures, ['app', 'inertia', 'packages'])
    const noticed = new Set(broken.map((line) => line.split(':')[0]))

    assert.sameMembers(
      [...noticed],
      [
        'accounts-imports-only-upward',
        'shared-knows-no-domain',
        'doors-are-not-imported',
        'a-domain-keeps-its-inside',
        'only-the-gateway-imports-stripe',
        'controllers-decide-nothing',
        'pages-import-nothing-of-the-app',
        'packages-stand-alone',
      ]
    )
    assert.isFalse(broken.some((line) => line.includes('stripe/gateway')))
  })
})
