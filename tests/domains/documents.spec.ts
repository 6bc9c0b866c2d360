import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'

const root = new URL('../../', import.meta.url).pathname
const PATH =
  /`((?:app|bin|config|database|docs|inertia|packages|resources|scripts|start|tests|bench)\/[^`\s]*)`/g

test.group('Documents', () => {
  for (const document of globSync('{README.md,STYLE.md,docs/**/*.md}', { cwd: root }))
    test(`${document} names only files that exist`, ({ assert }) => {
      const named = [...readFileSync(join(root, document), 'utf8').matchAll(PATH)].map(
        ([, path]) => path
      )
      const missing = named.filter((path) => !/[<>*…{]/.test(path) && !existsSync(join(root, path)))

      assert.deepEqual(missing, [])
    })
})
