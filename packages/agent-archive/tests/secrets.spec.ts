import { test } from '@japa/runner'
import { agentTar, agentZip, inspectTar, inspectZip } from './agents.ts'

const token = `fpm_${'a1B2'.repeat(9)}zZ`
const secrets: Record<string, string> = {
  'an install token of this marketplace': `token = "${token}"`,
  'a private key': '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl',
  'a Stripe key': `STRIPE=sk_live_${'a'.repeat(24)}`,
  'a GitHub token': `ghp_${'A1'.repeat(18)}`,
  'an npm token': `npm_${'A1'.repeat(18)}`,
  'an AWS access key': `key: AKIA${'A1B2'.repeat(4)}`,
}

test.group('Secrets in a file are pointed out', () => {
  for (const [what, content] of Object.entries(secrets))
    test(`${what}, without refusing the archive or repeating it`, async ({ assert }) => {
      const members = [{ name: 'lib/a.ex', content }]
      for (const report of [
        await inspectTar(agentTar(...members)),
        await inspectZip(agentZip(members)),
      ]) {
        assert.equal(report.verdict, 'accepted')
        assert.isNotNull(report.manifest)
        const [found, ...more] = report.findings
        assert.deepInclude(found, { code: 'content.secret', severity: 'warning', path: 'lib/a.ex' })
        assert.include(found!.message, what)
        assert.isEmpty(more)
        assert.notInclude(JSON.stringify(report.findings), content)
      }
    })

  test('wherever they stand in it', async ({ assert }) => {
    for (const before of [65_500, 65_530, 200_000]) {
      const content = `${'x \n'.repeat(before / 3)}${token}`
      const { findings } = await inspectTar(agentTar({ name: 'notes', content }))
      assert.lengthOf(findings, 1)
    }
  })

  test('but not what only resembles one', async ({ assert }) => {
    const content = 'fpm_short sk_live_example sk_test_0000 -----BEGIN PUBLIC KEY----- AKIA'
    const members = [
      { name: '.env.example', content },
      { name: 'lib/env', content },
    ]
    const { findings } = await inspectTar(agentTar(...members))
    assert.deepEqual(findings, [])
  })

  test('and so are environment files, by their name', async ({ assert }) => {
    const { findings } = await inspectTar(agentTar({ name: 'config/.env' }))
    assert.deepEqual(
      findings.map(({ path, severity }) => [path, severity]),
      [['config/.env', 'warning']]
    )
  })
})
