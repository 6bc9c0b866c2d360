import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import BaseInertiaMiddleware from '@adonisjs/inertia/inertia_middleware'
import ViewerTransformer from '#accounts/transformers/viewer_transformer'

/** Gives every page who is looking, what just happened, and what was wrong with the last form. */
export default class InertiaMiddleware extends BaseInertiaMiddleware {
  share(ctx: HttpContext) {
    const { session, auth } = ctx as Partial<HttpContext>
    const refusals: Record<string, string> = session?.flashMessages.get('errorsBag') ?? {}
    const refusal = Object.entries(refusals).find(([code]) => code !== 'E_VALIDATION_ERROR')?.[1]

    return {
      errors: ctx.inertia.always(this.getValidationErrors(ctx)),
      csrfToken: ctx.inertia.always(ctx.request.csrfToken),
      flash: ctx.inertia.always({
        success: session?.flashMessages.get('success') as string | undefined,
        error: refusal ?? (session?.flashMessages.get('error') as string | undefined),
      }),
      viewer: ctx.inertia.always(auth?.user ? ViewerTransformer.transform(auth.user) : undefined),
    }
  }

  async handle(ctx: HttpContext, next: NextFn) {
    await this.init(ctx)
    const output = await next()
    this.dispose(ctx)
    ctx.response.vary('X-Inertia')
    if (ctx.auth?.user) ctx.response.header('Cache-Control', 'private, no-store')
    return output
  }
}

declare module '@adonisjs/inertia/types' {
  type MiddlewareSharedProps = InferSharedProps<InertiaMiddleware>
  export interface SharedProps extends MiddlewareSharedProps {}
}
