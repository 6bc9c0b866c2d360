import type { HttpContext } from '@adonisjs/core/http'
import { askedMoment } from '#shared/asked_moment'
import { explainedRelease } from '#entitlements/queries/explained_release'
import ExplanationTransformer from '#entitlements/transformers/explanation_transformer'

/** Why an entitlement opens a version, or does not; now, or at a moment of the past. */
export default class ExplanationsController {
  async show({ auth, inertia, params, request }: HttpContext) {
    const asked = askedMoment(request.input('at'))
    const at = asked.at ?? new Date()
    const version = String(request.input('version') ?? '') || undefined
    const explained = await explainedRelease(auth.getUserOrFail(), params.id, version, at)
    return inertia.render('library/explanation', {
      asked: { ...asked, at: asked.at?.toISOString() ?? null },
      explanation: ExplanationTransformer.transform(explained),
    })
  }
}
