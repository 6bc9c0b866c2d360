import type { HttpContext } from '@adonisjs/core/http'
import { NotFound } from '#shared/refusal'
import { agentDocument, indexDocument } from '#registry/documents/registry_documents'
import { sendDocument } from '#registry/documents/send_document'

/** What Core and everybody else may read about agents, without telling us who they are. */
export default class RegistryController {
  async index(ctx: HttpContext) {
    sendDocument(ctx, await indexDocument())
  }

  async show(ctx: HttpContext) {
    const [, agentId] = /^(.+)\.json$/.exec(ctx.params.file) ?? []
    if (!agentId) throw new NotFound()
    sendDocument(ctx, await agentDocument(agentId))
  }
}
