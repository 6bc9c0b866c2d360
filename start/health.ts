import db from '@adonisjs/lucid/services/db'
import { artifactStorage } from '#releases/storage/artifact_storage'
import { areJobsWorked } from '#shared/jobs'
import { reportReadiness } from '#shared/readiness'

const NO_BLOB = '0'.repeat(64)

reportReadiness('database', async () => {
  await db.rawQuery('select 1')
  return { ok: true, detail: 'answers' }
})

/** A blob that cannot exist: storage that says so can be reached, storage that fails cannot. */
reportReadiness('storage', async () => {
  const storage = await artifactStorage()
  return { ok: (await storage.size(NO_BLOB)) === null, detail: 'answers' }
})

reportReadiness('jobs', async () => {
  const ok = await areJobsWorked()
  return { ok, detail: ok ? 'worked by this process' : 'not running' }
})
