import type { SchemaRules } from '@adonisjs/lucid/types/schema_generator'

const column = (tsType: string) => ({ tsType, decorators: [{ name: '@column' }] })
const texts = column('string[]')

/** What Postgres' types alone do not tell the generated models. Bigints arrive as numbers: see config/database. */
export default {
  types: { bigint: column('number') },
  columns: {
    email: column('string'),
    slug: column('string'),
    details: column('Record<string, unknown>'),
    tags: texts,
    integration_points: texts,
    permission_domains: texts,
    permissions: texts,
  },
  tables: { listings: { skipColumns: ['search', 'agent_id_folded'] } },
} satisfies SchemaRules
