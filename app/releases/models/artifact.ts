import { ArtifactSchema } from '#database/schema'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import Release from '#releases/models/release'

export default class Artifact extends ArtifactSchema {
  @belongsTo(() => Release)
  declare release: BelongsTo<typeof Release>
}
