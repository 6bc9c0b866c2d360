import type { ApiClient } from '@japa/api-client'
import type User from '#accounts/models/user'

export type UploadTraits = { version?: string; notes?: string; fileName?: string }

/** Sends an archive through the upload door as a program that speaks JSON would. */
export function uploadTo(
  client: ApiClient,
  listing: { id: string },
  by: User,
  archive: Buffer,
  traits: UploadTraits = {}
) {
  return client
    .post(`/studio/listings/${listing.id}/releases`)
    .accept('json')
    .loginAs(by)
    .withCsrfToken()
    .field('version', traits.version ?? '1.0.0')
    .field('notes', traits.notes ?? 'First light.')
    .file('archive', archive, { filename: traits.fileName ?? 'agent.tar.gz' })
}
