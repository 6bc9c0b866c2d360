import { BaseTransformer } from '@adonisjs/core/transformers'
import { exactly } from '#entitlements/exact_version'
import type { ExplainedRelease } from '#entitlements/queries/explained_release'

/** A verdict with its facts, for whoever may know of it; nothing here names the buyer. */
export default class ExplanationTransformer extends BaseTransformer<ExplainedRelease> {
  toObject() {
    const { entitlement, release, releases, explanation, kept, isOwn } = this.resource
    const { verdict, facts, change, next } = explanation
    return {
      ...this.pick(entitlement, ['id', 'line']),
      agent: this.pick(entitlement.listing, ['name', 'agentId']),
      isOwn,
      ...exactly(release),
      versions: releases.map(({ version }) => version),
      ...verdict,
      facts: facts.map(({ at, code, message }) => ({ at: at.toISOString(), code, message })),
      change,
      next: next && {
        at: next.at.toISOString(),
        eligible: next.verdict.eligible,
        message: next.verdict.message,
      },
      kept: kept.map(exactly),
    }
  }
}
