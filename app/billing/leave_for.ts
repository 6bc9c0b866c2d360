import type { HttpContext } from '@adonisjs/core/http'

/** Sends the visitor to another site: by Inertia's own word when its script asked, else as any redirect. */
export function leaveFor({ request, inertia, response }: HttpContext, url: string) {
  return request.header('x-inertia') ? inertia.location(url) : response.redirect(url)
}
