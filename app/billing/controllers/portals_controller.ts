import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import OpenPortal from '#billing/actions/open_portal'
import { leaveFor } from '#billing/leave_for'

export default class PortalsController {
  @inject()
  async store(ctx: HttpContext, openPortal: OpenPortal) {
    const { url } = await openPortal.handle(ctx.auth.getUserOrFail())
    return leaveFor(ctx, url)
  }
}
