import type { SchemaRules } from '@adonisjs/lucid/types/schema_generator'

const column = (tsType: string) => ({ tsType, decorators: [{ name: '@column' }] })
const texts = column('string[]')

/** Lucid would look for `…_sha_256`. */
const digest = (columnName: string, tsType: string) => ({
  tsType,
  decorators: [{ name: '@column', args: { columnName } }],
})

/** What Postgres' types alone do not tell the generated models. Bigints arrive as numbers: see config/database. */
export default {
  types: { bigint: column('number') },
  columns: {
    email: column('string'),
    slug: column('string'),
    details: column('Record<string, unknown>'),
    tags: texts,
    former_account_ids: texts,
    integration_points: texts,
    permission_domains: texts,
    permissions: texts,
    sha256: digest('sha256', 'string'),
    manifest_sha256: digest('manifest_sha256', 'string'),
    token_sha256: digest('token_sha256', 'Buffer'),
  },
  tables: { listings: { skipColumns: ['search', 'agent_id_folded'] } },
} satisfies SchemaRules
