import { test } from '@japa/runner'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import {
  describePermission,
  permissionsHash,
  requestedPermissionsHash,
} from '../src/permissions.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test.group('Permissions in plain words', () => {
  const cases: [string, string, string][] = [
    ['filesystem:read:~/notes/**', 'medium', 'Read files in ~/notes/**'],
    ['fs:read:/**', 'high', 'Read files in any folder'],
    ['filesystem:read', 'high', 'Read files in any folder'],
    ['filesystem:read:~', 'high', 'Read files in your whole home folder'],
    ['filesystem:read:~/**', 'high', 'Read files in your whole home folder'],
    ['filesystem:write:./out', 'high', 'Create, change and delete files in ./out'],
    ['network:egress:api.sample.org', 'medium', 'Send data to api.sample.org'],
    ['network:egress:[::1]:8080', 'medium', 'Send data to [::1]:8080'],
    ['network:egress:*', 'high', 'Send data to any computer on the internet'],
    ['database:rw:notes', 'high', 'Read and change the database notes'],
    ['event:publish:parrot.*', 'low', 'Send events named parrot.*'],
    ['event:subscribe:*', 'medium', 'Listen to events named anything'],
    ['tool:invoke:org.sample.x/search', 'medium', 'Use the tool org.sample.x/search'],
    ['gpu:use', 'high', 'Something this marketplace does not know: gpu:use'],
    [
      'constructor:toString',
      'high',
      'Something this marketplace does not know: constructor:toString',
    ],
  ]
  for (const [permission, risk, words] of cases)
    test(permission, ({ assert }) => {
      const described = describePermission(permission)
      assert.deepInclude(described, { permission, risk, words })
    })

  test('are taken apart at the first two colons', ({ assert }) => {
    const { domain, action, pattern } = describePermission('fs:read:C:/a:b')
    assert.deepEqual([domain, action, pattern], ['fs', 'read', 'C:/a:b'])
    assert.isNull(describePermission('gpu:use').pattern)
  })

  test('need nothing of Node until a hash is wanted', async ({ assert }) => {
    const source = await readFile(new URL('../src/permissions.ts', import.meta.url), 'utf8')
    assert.notMatch(source, /^import /m)
  })
})

test.group('Permission hashes', () => {
  test('are those Core computes', ({ assert }) => {
    assert.equal(permissionsHash([]), sha256('[]'))
    assert.equal(permissionsHash([' b:c ', 'a:b', '', 'b:c']), sha256('["a:b","b:c"]'))
    assert.equal(requestedPermissionsHash([' b:c ', 'a:b']), sha256('["b:c","a:b"]'))
    assert.equal(permissionsHash(['a:b:"\\']), sha256('["a:b:\\"\\\\"]'))
  })

  test('sort by UTF-8 bytes, not as JavaScript does', ({ assert }) => {
    const inBytes = ['a:b:\uff5e', 'a:b:\u{1f600}']
    assert.notDeepEqual([...inBytes].sort(), inBytes)
    assert.equal(permissionsHash([...inBytes].reverse()), sha256(JSON.stringify(inBytes)))
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 })), (permissions) => {
        const trimmed = [...new Set(permissions.map((text) => text.trim()).filter(Boolean))]
        const sorted = trimmed.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
        assert.equal(permissionsHash(permissions), sha256(JSON.stringify(sorted)))
      })
    )
  })
})
