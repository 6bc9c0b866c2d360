import db from '@adonisjs/lucid/services/db'
import { reportReadiness } from '#shared/readiness'

reportReadiness('database', async () => {
  await db.rawQuery('select 1')
  return { ok: true, detail: 'answers' }
})
