import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import OpenPortal from '#billing/actions/open_portal'
import { leaveFor } from '#billing/leave_for'
import { portalValidator } from '#billing/validators/portal'

export default class PortalsController {
  @inject()
  async store(ctx: HttpContext, openPortal: OpenPortal) {
    const asked = await ctx.request.validateUsing(portalValidator)
    const { url } = await openPortal.handle(ctx.auth.getUserOrFail(), asked)
    return leaveFor(ctx, url)
  }
}
