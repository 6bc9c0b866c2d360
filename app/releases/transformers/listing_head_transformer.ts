import { BaseTransformer } from '@adonisjs/core/transformers'
import type Listing from '#catalog/models/listing'

/** Which listing a studio page is about, and how it stands. */
export default class ListingHeadTransformer extends BaseTransformer<Listing> {
  toObject() {
    const { id, agentId, name, isTakenDown, isPublished } = this.resource
    const state = isTakenDown ? 'taken_down' : isPublished ? 'published' : 'draft'
    return { id, agentId, name, state }
  }
}
