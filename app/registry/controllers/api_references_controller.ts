import type { HttpContext } from '@adonisjs/core/http'
import { documentOf } from '#registry/documents/document'
import { sendDocument } from '#registry/documents/send_document'
import { openApiDocument } from '#registry/openapi/openapi_document'
import { apiReference } from '#registry/openapi/reference'

const document = documentOf(openApiDocument)
const reference = apiReference()
const KEPT_SECONDS = 300

/** What machines may ask of us: for programs, and for the people who write them. */
export default class ApiReferencesController {
  document(ctx: HttpContext) {
    sendDocument(ctx, document, KEPT_SECONDS)
  }

  show({ inertia }: HttpContext) {
    return inertia.render('docs/api', reference)
  }
}
