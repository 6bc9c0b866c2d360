import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { areJobsWorked, startJobs, stopJobs } from '#shared/jobs'
import { ask, json } from '#tests/scenarios/http'
import { waitFor } from '#tests/scenarios/waiting'

test.group('Health', () => {
  test('says that the process lives, without a cookie', async ({ client, assert }) => {
    const response = await client.get('/health/live')

    response.assertStatus(200)
    response.assertBody({ status: 'ok' })
    assert.isUndefined(response.header('set-cookie'))
  })

  test('says that every part can do its work', async ({ client, assert }) => {
    const response = await client.get('/health/ready')

    response.assertStatus(200)
    const { checks } = response.body()
    assert.includeMembers(Object.keys(checks), ['database', 'storage', 'jobs'])
    for (const { ok } of Object.values<{ ok: boolean }>(checks)) assert.isTrue(ok)
  })

  test('answers an unknown machine address with a problem document', async ({ client, assert }) => {
    const response = await client.get('/api/core/v1/nothing-here')

    response.assertStatus(404)
    assert.match(response.header('content-type')!, /^application\/problem\+json/)
    assert.containsSubset(response.body(), { status: 404, code: 'not_found' })
    assert.isUndefined(response.header('set-cookie'))
  })
})

const checks = async () => {
  const answer = await ask('/health/ready')
  return { status: answer.status, checks: json(answer).checks }
}

test.group('Health does not say that all is well', (group) => {
  group.each.timeout(60_000)

  test('when the database gives no connection', async ({ assert, cleanup }) => {
    const taken = await Promise.all(
      Array.from({ length: env.get('DB_POOL_MAX', 10) }, () => db.transaction())
    )
    const giveBack = async () => void (await Promise.all(taken.map((trx) => trx.rollback())))
    cleanup(giveBack)
    const { status, checks: found } = await checks()
    assert.equal(status, 503)
    const silent = { ok: false, degraded: false, detail: 'did not answer in time' }
    assert.deepEqual(found.database, silent)
    await giveBack()
    assert.equal((await checks()).status, 200)
  })

  test('when the artifacts’ folder is none', async ({ assert, cleanup }) => {
    const folder = join(env.get('DATA_DIR'), 'artifacts')
    const aside = `${folder}-aside`
    await mkdir(folder, { recursive: true })
    await rename(folder, aside)
    cleanup(async () => {
      await rm(folder, { recursive: true, force: true })
      await rename(aside, folder)
    })
    await writeFile(folder, 'not a folder')
    const { status, checks: found } = await checks()
    assert.equal(status, 503)
    assert.isFalse(found.storage.ok)
  })

  test('when this process can put jobs in the queue, but works none', async ({
    assert,
    cleanup,
  }) => {
    const asBefore = async () => {
      await stopJobs()
      await startJobs({ work: true })
      await waitFor(areJobsWorked)
    }
    cleanup(asBefore)
    await stopJobs()
    await startJobs({ work: false })
    const { status, checks: found } = await checks()
    assert.equal(status, 503)
    assert.isFalse(found.jobs.ok)
    assert.match(found.jobs.detail, /^not worked; /)
    await asBefore()
    assert.equal((await checks()).status, 200)
  })

  test('when the queue has lost its hold on the database', async ({ assert, cleanup }) => {
    assert.isTrue(await areJobsWorked())
    const trx = await db.transaction()
    cleanup(() => trx.rollback())
    await trx.rawQuery('lock table pgboss.job in access exclusive mode')
    await pause(16_000)
    assert.isFalse(await areJobsWorked())
    const { status, checks: found } = await checks()
    assert.equal(status, 503)
    assert.isFalse(found.jobs.ok)

    await trx.rollback()
    await waitFor(areJobsWorked)
    assert.equal((await checks()).status, 200)
  })
})
