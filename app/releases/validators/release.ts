import vine from '@vinejs/vine'
import { parseVersion } from '@fleetprompt/agent-archive/versions'
import { line, lines } from '#shared/plain_text'
import { YANK_REASONS } from '#releases/actions/yank_release'

const semanticVersion = vine.createRule((value, _: undefined, field) => {
  if (typeof value === 'string' && !parseVersion(value))
    field.report(
      'Write a semantic version such as 1.4.0 or 2.0.0-beta.1: three numbers, no “v”, no spaces.',
      'semanticVersion',
      field
    )
})

/**
 * The version is compared with the manifest's as it was typed, nothing trimmed or mended; whether it is one at all,
 * the check of the archive says, with the same code as `fleetprompt lint`.
 */
export const uploadValidator = vine.create({
  version: vine.string().maxLength(100),
  notes: lines(50_000).nullable().optional(),
  min_core_version: vine.string().maxLength(100).use(semanticVersion()).nullable().optional(),
})

export const yankValidator = vine.create({
  reason: vine.enum(YANK_REASONS),
  message: line(500).nullable().optional(),
})
