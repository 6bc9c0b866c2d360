import { test } from '@japa/runner'
import { createHash } from 'node:crypto'
import { inspectTar, manifestText, onlyManifest, outcome } from './agents.ts'

const ID = 'org.sample.parrot'
const judge = async (overrides: Record<string, unknown>, expected = {}) =>
  outcome(await inspectTar(onlyManifest(manifestText(overrides)), expected))
/** A source with this address. */
const at = (git_url: unknown, more = {}) => ({ source: { git_url, ...more } })

test.group('A manifest that Core and we read alike is accepted', () => {
  const good: Record<string, Record<string, unknown>> = {
    'no permissions and no capabilities': { permissions: [], capabilities: [] },
    'an equal agent_id': { agent_id: ID },
    'manifest_version 1': { manifest_version: 1 },
    'every optional field': {
      homepage_url: 'https://sample.org',
      repository_url: 'http://git.sample.org/x',
      docs_url: 'https://sample.org/d?a=b#c',
      keywords: ['bird'],
      integration_points: [{ kind: 'editor' }],
      tool_summary: 'says\nit',
      publisher: { name: 'S' },
      resources: { memory_mb: 64.5 },
      execution_limits: null,
      x_unknown: { deep: [true] },
    },
    'a name of 200 bytes': { name: 'n'.repeat(200) },
    'a description of 2000 bytes': { description: 'é'.repeat(1000) },
    'a description of several lines': { description: 'One.\r\n\tTwo 🎉.\n' },
    'an entrypoint type of one’s own': {
      entrypoint: { type: 'docker', value: 'ghcr.io/a@sha256:00' },
    },
    'a source without a ref': at('https://git.sample.org/parrot.git'),
    'a commit as ref': at('https://git.sample.org:8443/~a/parrot', { ref: 'a'.repeat(40) }),
    'a branch with slashes': at('https://xn--bcher-kva.example/x.git', { ref: 'release/2.x' }),
    '500 permissions': {
      permissions: Array.from({ length: 500 }, (_, n) => `event:publish:e${n}`),
    },
    'a permission of 300 bytes': { permissions: [`network:egress:${'é'.repeat(142)}x`] },
    'an unknown domain': { permissions: ['gpu:use', 'x-lab_2:do-it:a:b:c'] },
  }
  for (const [what, overrides] of Object.entries(good))
    test(what, async ({ assert }) => {
      const report = await inspectTar(onlyManifest(manifestText(overrides)))
      assert.equal(outcome(report), 'ok', JSON.stringify(report.findings))
    })

  test('and handed on byte for byte, with the hashes Core computes', async ({ assert }) => {
    const text = `\n${manifestText({ permissions: ['tool:invoke:b', 'tool:invoke:a'] })}\r\n`
    const { manifest } = await inspectTar(onlyManifest(text))
    const sha256 = (of: string) => createHash('sha256').update(of).digest('hex')
    assert.equal(Buffer.from(manifest!.bytes).toString(), text)
    assert.equal(manifest!.sha256, sha256(text))
    assert.equal(manifest!.permissionsHash, sha256('["tool:invoke:a","tool:invoke:b"]'))
    assert.equal(manifest!.requestedPermissionsHash, sha256('["tool:invoke:b","tool:invoke:a"]'))
    assert.equal(manifest!.data.id, ID)
    assert.equal(manifest!.data.source.ref, 'v2.3.4')
  })

  test('with an id of 200 bytes, or one as odd as Core allows', async ({ assert }) => {
    for (const id of [`a.${'b'.repeat(198)}`, '0rg.S-_.x', 'a.b'])
      assert.equal(await judge({ id }, { agentId: id }), 'ok', id)
  })

  test('and not compared with what the caller does not know', async ({ assert }) => {
    assert.equal(await judge({}, { agentId: undefined, version: undefined }), 'ok')
  })
})
