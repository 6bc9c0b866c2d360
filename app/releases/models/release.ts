import { ReleaseSchema } from '#database/schema'
import { belongsTo, column, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import type { ArchiveFile, Finding } from '@fleetprompt/agent-archive'
import Listing from '#catalog/models/listing'
import Artifact from '#releases/models/artifact'

/** What the intake found: never an error, for a refused archive becomes no release. Sizes are bytes. */
export type CheckReport = {
  findings: Finding[]
  format: string
  sha256: string
  sizeInBytes: number
  unpackedBytes: number
}

const json = { prepare: (value: unknown) => JSON.stringify(value) }

export default class Release extends ReleaseSchema {
  @column(json)
  declare checkReport: CheckReport

  @column(json)
  declare files: ArchiveFile[]

  @belongsTo(() => Listing)
  declare listing: BelongsTo<typeof Listing>

  @hasMany(() => Artifact)
  declare artifacts: HasMany<typeof Artifact>

  get isPublished() {
    return this.publishedAt !== null
  }

  get isYanked() {
    return this.yankedAt !== null
  }

  /** May be chosen and installed anew. */
  get isOffered() {
    return this.isPublished && !this.isYanked && this.takenDownAt === null
  }

  /** Where it stands, in one word for badges. */
  get state() {
    if (!this.isPublished) return 'draft'
    if (this.takenDownAt) return 'taken_down'
    return this.isYanked ? 'yanked' : 'published'
  }

  /** The archive itself; needs `artifacts` to be loaded. */
  get source() {
    return this.artifacts[0]
  }
}
