import type { Finding } from '@fleetprompt/agent-archive'
import { Refusal } from '#shared/refusal'

/** Carries every finding: its code, the file and line, and how to mend it. */
export class ArchiveRefused extends Refusal {
  static code = 'E_ARCHIVE_REFUSED'

  constructor(readonly findings: readonly Finding[]) {
    super(
      `This archive cannot become a release: ${findings[0]?.message ?? 'it could not be read.'}`,
      'archive'
    )
  }

  override get facts() {
    return { findings: this.findings }
  }
}

export class VersionTaken extends Refusal {
  static status = 409
  static code = 'E_VERSION_TAKEN'

  constructor(existing: string) {
    super(
      `Version ${existing} of this agent exists already, and a version is never replaced; build metadata and case make no difference. Upload these files under a new version.`,
      'version'
    )
  }
}

export class ReleaseAlreadyPublished extends Refusal {
  static status = 409
  static code = 'E_RELEASE_ALREADY_PUBLISHED'
  static message = 'A published release never changes. Publish a new version instead.'
}

export class ReleaseNotPublished extends Refusal {
  static status = 409
  static code = 'E_RELEASE_NOT_PUBLISHED'
  static message = 'Only a published release can be yanked. Discard the draft instead.'
}

export class ReleaseAlreadyYanked extends Refusal {
  static status = 409
  static code = 'E_RELEASE_ALREADY_YANKED'
  static message = 'This release is yanked already.'
}

export class ListingClosed extends Refusal {
  static status = 409
  static code = 'E_LISTING_TAKEN_DOWN'
  static message =
    'The marketplace has taken this listing down, so nothing can be published on it. Write to us if you think that is a mistake.'
}

export class UploadUnderWay extends Refusal {
  static status = 429
  static code = 'E_UPLOAD_UNDER_WAY'
  static message = 'Another archive of yours is being checked right now. Wait until it is done.'

  override get headers() {
    return { 'Retry-After': '5' }
  }
}

export class UploadTooLarge extends Refusal {
  static status = 413
  static code = 'E_UPLOAD_TOO_LARGE'
  static message =
    'An archive may have at most 50 MiB. Leave out build results and other large files.'
}

export class UploadIncomplete extends Refusal {
  static status = 422
  static code = 'E_UPLOAD_INCOMPLETE'

  constructor(message = 'Choose the archive to upload: one .tar.gz or .zip file.') {
    super(message, 'archive')
  }
}

export class UploadTooSlow extends Refusal {
  static status = 408
  static code = 'E_UPLOAD_TOO_SLOW'
  static message =
    'The archive arrived too slowly to wait for. Try again over a better connection, or with a smaller archive.'
}

/** The bytes that were written are not the bytes that were sent. */
export class StorageDamaged extends Refusal {
  static status = 503
  static code = 'E_STORAGE_DAMAGED'
  static message = 'The archive could not be stored safely, so nothing was kept. Try again.'
}
