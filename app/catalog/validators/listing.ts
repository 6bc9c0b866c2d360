import vine from '@vinejs/vine'
import { line, lines, publicUrl } from '#shared/plain_text'

/** A form sends tags as one line with commas, a program as a list; both arrive as lowercase words joined by hyphens. */
const words = () =>
  vine
    .array(vine.string().regex(/^[a-z0-9][a-z0-9+.-]{0,39}$/))
    .maxLength(10)
    .distinct()
    .parse((value) => {
      const list = typeof value === 'string' ? value.split(',') : (value ?? [])
      if (!Array.isArray(list)) return list
      const clean = list.map((word) =>
        typeof word === 'string' ? word.trim().toLowerCase().replace(/\s+/g, '-') : word
      )
      return [...new Set(clean)].filter((word) => word !== '')
    })

const details = {
  name: line(80),
  summary: line(200),
  description: lines(100_000, 100_000).nullable().optional(),
  tags: words(),
  integrationPoints: words(),
  repositoryUrl: publicUrl(),
  docsUrl: publicUrl().nullable().optional(),
}

export const listingValidator = vine.create(details)

export const newListingValidator = vine.create({
  ...details,
  agentId: vine.string().maxLength(200),
})
