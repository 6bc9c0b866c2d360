import type { Readable } from 'node:stream'

/** What a signed address answers with: fixed by us, never by whoever holds the address. */
export type SignedAnswer = { fileName: string; contentType: string; seconds: number }

/** One stored blob: its SHA-256 in lowercase hex, and when it was last written. */
export type StoredBlob = { sha256: string; storedAt: Date }

/**
 * The door to the bytes of artifacts. Each blob is stored once, under the SHA-256 of its bytes
 * (64 lowercase hex digits), and never changes. Which backend stands behind it is configuration's choice.
 */
export abstract class StorageBackend {
  /** Stores a file's bytes, checks what was written, and is content when they are there already. */
  abstract put(sha256: string, filePath: string): Promise<void>

  /** The bytes, or those from `start` to `end`, both included. Throws when there is no such blob. */
  abstract open(sha256: string, range?: { start: number; end: number }): Promise<Readable>

  /** Bytes stored, or null when there is no such blob. */
  abstract size(sha256: string): Promise<number | null>

  /** An address that serves the blob for at most `seconds`, or null: then the app serves it itself. */
  abstract signedUrl(sha256: string, answer: SignedAnswer): Promise<string | null>

  abstract remove(sha256: string): Promise<void>

  /** Every blob there is, for the sweeper. */
  abstract list(): AsyncIterable<StoredBlob>

  /** Removes what a crash left half-written and nobody has touched for so long. Returns how much was removed. */
  abstract removeUnfinished(olderThanMs: number): Promise<number>
}
