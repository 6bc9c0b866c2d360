import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'

const root = new URL('../../', import.meta.url).pathname

/** The rows of the page that name a test: its file, and its title as the last of their cells. */
const told = readFileSync(join(root, 'docs/STORIES.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && line.includes('.spec.ts`'))
  .map((line) => {
    const cells = line.slice(1, -1).split('|')
    return {
      file: /`([^`]+\.spec\.ts)`/.exec(line)![1],
      title: cells.at(-1)!.trim(),
    }
  })

test.group('The page of stories', () => {
  test('names only tests that are there, by their titles', ({ assert }) => {
    assert.isAbove(told.length, 30)
    const missing = told.filter(({ file, title }) => {
      const source = readFileSync(join(root, file), 'utf8')
      return !source.includes(`test('${title}'`) && !source.includes(`test(\`${title}\``)
    })
    assert.deepEqual(missing, [])
  })
})
