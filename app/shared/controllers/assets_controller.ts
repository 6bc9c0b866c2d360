import { posix } from 'node:path'
import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import StaticMiddleware from '@adonisjs/static/static_middleware'
import { inject } from '@adonisjs/core'
import { NotFound } from '#shared/refusal'

/** Vite writes what only the server may read beside what browsers may have. */
const SERVER_ONLY = /^\/assets\/(server|\.vite)(\/|$)/i

/** The built scripts, styles and fonts. A route of their own, so that no other request asks the disk first. */
@inject()
export default class AssetsController {
  constructor(private files: StaticMiddleware) {}

  async show(ctx: HttpContext) {
    if (SERVER_ONLY.test(normalised(ctx.request.url()))) throw new NotFound()
    return this.files.handle(ctx, () => {
      throw new NotFound()
    })
  }

  favicon({ response }: HttpContext) {
    response.header('Cache-Control', 'public, max-age=86400').type('image/svg+xml')
    return response.download(app.publicPath('favicon.svg'))
  }
}

function normalised(url: string): string {
  try {
    return posix.normalize(decodeURIComponent(url).replaceAll('\\', '/'))
  } catch {
    throw new NotFound()
  }
}
