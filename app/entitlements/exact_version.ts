import type Release from '#releases/models/release'

/** A version as it can be told from every other: by its number and the SHA-256 of its archive. */
export type ExactVersion = { version: string; sha256: string }

/** Needs `artifacts` to be loaded. */
export const exactly = ({ version, source }: Release): ExactVersion => ({
  version,
  sha256: source.sha256,
})
