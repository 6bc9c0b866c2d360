import { test } from '@japa/runner'
import { DatabaseAway, prepared } from '#shared/prepared'
import { withoutDatabase } from '#tests/scenarios/queries'

const echo = prepared<{ value: string }>('tests.echo', 'select $1::text as value')
const divided = prepared('tests.divided', 'select 1 / $1::int as value')

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error as Error & { code?: string }
  )

test.group('A prepared statement', () => {
  test('keeps why the database was away', async ({ assert }) => {
    await withoutDatabase(async () => {
      const error = await failureOf(echo('a'))
      assert.instanceOf(error, DatabaseAway)
      assert.equal((error!.cause as Error).message, 'terminating connection')
    })
    assert.deepEqual(await echo('a'), [{ value: 'a' }])
  })

  test('does not blame the database for mistakes of ours', async ({ assert }) => {
    const circle: Record<string, unknown> = {}
    circle.itself = circle
    assert.instanceOf(await failureOf(echo(circle)), TypeError)
    assert.equal((await failureOf(divided(0)))!.code, '22012')
  })
})
