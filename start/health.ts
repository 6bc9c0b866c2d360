import db from '@adonisjs/lucid/services/db'
import { artifactStorage } from '#releases/storage/artifact_storage'
import { areJobsWorked } from '#shared/jobs'
import { jobCounts } from '#shared/job_counts'
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

/** What was given up is a figure for people to look into: turning visitors away would not mend it. */
reportReadiness('jobs', async () => {
  const [ok, { retrying, failed }] = [await areJobsWorked(), await jobCounts()]
  const counts = `${retrying} to be tried again, ${failed} given up since yesterday`
  return { ok, detail: `${ok ? 'worked by this process' : 'not worked'}; ${counts}` }
})
