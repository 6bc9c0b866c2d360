import type { AuthorityVerdict, StepReason } from '@fleetprompt/agent-archive/permission_delta'
import {
  listOf,
  named,
  object,
  oneOfWords,
  orNull,
  text,
  type Schema,
} from '#registry/openapi/schema'

const VERDICTS: Record<AuthorityVerdict, string> = {
  same: 'Exactly what was within reach before.',
  narrowed: 'Nothing that was not within reach before.',
  widened: 'More than before, or something that cannot be shown to be no more.',
}

const REASONS: Record<StepReason, string> = {
  kept: 'Asked for before, in the same words.',
  within: 'A permission that was asked for before contains it.',
  absorbed: 'Not asked for in these words any more; one that is asked for now contains it.',
  dropped: 'Not asked for any more.',
  beyond: 'Nothing that was asked for before contains it.',
  new_kind: 'Nothing of its domain and action was asked for before.',
  not_comparable: 'How far it reaches cannot be told from its words.',
}

export const permissionSchemas: Record<string, Schema> = {
  PermissionDelta: object('What would become of the agent’s authority. It grants nothing.', {
    since: text('The version it is compared with.'),
    verdict: oneOfWords('All in all; one permission that widened widens all.', VERDICTS),
    changes: listOf(
      object('A permission of either version that is not asked for in the same words by both.', {
        permission: text('“domain:action” or “domain:action:pattern”.'),
        verdict: oneOfWords('What it does to the agent’s authority.', VERDICTS),
        reason: object('Why, as a stable code and as a sentence to show.', {
          code: named('PermissionReason'),
          message: text('The same as a sentence in English.'),
        }),
        compared_with: orNull(text('The permission of the other version that shows it.')),
      }),
      'Those that widened first.'
    ),
  }),
  PermissionReason: oneOfWords('Why a permission counts as it does.', REASONS),
}
