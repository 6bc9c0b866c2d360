/** The limits an archive is read under. Sizes are bytes, the rest are counts. */
export type ArchivePolicy = {
  maxUploadBytes: number
  maxUnpackedBytes: number
  maxFileBytes: number
  /** Members of any kind; and again as many extended headers, of which some writers give each member one. */
  maxEntries: number
  /** Folders, those included that are only named in the path of something inside them. */
  maxFolders: number
  maxPathBytes: number
  maxComponentBytes: number
  maxDepth: number
  /** One pax header or GNU long name. */
  maxPaxBytes: number
  /** Unpacked bytes per uploaded byte … */
  ratioLimit: number
  /** … once this many bytes have been unpacked: small repetitive files are no attack. */
  ratioAppliesAboveUnpackedBytes: number
  maxManifestBytes: number
  maxManifestDepth: number
}

const MEBIBYTE = 1024 * 1024

/** What the marketplace accepts. */
export const defaultPolicy: ArchivePolicy = Object.freeze({
  maxUploadBytes: 50 * MEBIBYTE,
  maxUnpackedBytes: 256 * MEBIBYTE,
  maxFileBytes: 64 * MEBIBYTE,
  maxEntries: 10_000,
  maxFolders: 50_000,
  maxPathBytes: 512,
  maxComponentBytes: 255,
  maxDepth: 32,
  maxPaxBytes: 65_536,
  ratioLimit: 100,
  ratioAppliesAboveUnpackedBytes: 64 * MEBIBYTE,
  maxManifestBytes: 256_000,
  maxManifestDepth: 32,
})
