import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { sha256OfFile } from '#releases/storage/file_digest'
import { contentDisposition } from '#releases/storage/content_disposition'
import { StorageDamaged } from '#releases/errors'
import type { SignedAnswer, StorageBackend } from '#releases/storage/storage_backend'

export type S3Settings = {
  bucket: string
  region: string
  /** Of an S3-compatible storage; AWS itself when absent. */
  endpoint?: string
  accessKeyId: string
  secretAccessKey: string
}

const FOLDER = 'artifacts/'
const LONGEST_ADDRESS_SECONDS = 60

/** Blobs as objects `artifacts/<sha256>` of any storage that speaks S3. */
export default class S3Storage implements StorageBackend {
  #client: S3Client
  #bucket: string

  constructor({ bucket, region, endpoint, ...credentials }: S3Settings) {
    this.#bucket = bucket
    this.#client = new S3Client({
      region,
      credentials,
      ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
      // Compatible storages keep the SDK's own checksum framing inside the file otherwise.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 },
    })
  }

  async put(sha256: string, filePath: string) {
    // Not every compatible storage checks the checksum it is given.
    if ((await sha256OfFile(filePath)) !== sha256) throw new StorageDamaged()
    const { size } = await stat(filePath)
    if ((await this.size(sha256)) !== size) await this.#write(sha256, filePath, size)
    if ((await this.size(sha256)) !== size) throw new StorageDamaged()
  }

  async open(sha256: string, range?: { start: number; end: number }) {
    const answer = await this.#client.send(
      new GetObjectCommand({
        ...this.#object(sha256),
        Range: range && `bytes=${range.start}-${range.end}`,
      })
    )
    return answer.Body as Readable
  }

  async size(sha256: string) {
    try {
      const head = await this.#client.send(new HeadObjectCommand(this.#object(sha256)))
      return head.ContentLength ?? null
    } catch (error) {
      if (statusOf(error) === 404) return null
      throw error
    }
  }

  async signedUrl(sha256: string, { fileName, contentType, seconds }: SignedAnswer) {
    const command = new GetObjectCommand({
      ...this.#object(sha256),
      ResponseContentType: contentType,
      ResponseContentDisposition: contentDisposition(fileName),
      ResponseCacheControl: 'private, no-store',
    })
    return getSignedUrl(this.#client, command, {
      expiresIn: Math.min(seconds, LONGEST_ADDRESS_SECONDS),
    })
  }

  async remove(sha256: string) {
    await this.#client.send(new DeleteObjectCommand(this.#object(sha256)))
  }

  async *list() {
    let after: string | undefined
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: FOLDER, ContinuationToken: after })
      )
      for (const { Key, LastModified } of page.Contents ?? [])
        if (Key && LastModified) yield { sha256: Key.slice(FOLDER.length), storedAt: LastModified }
      after = page.NextContinuationToken
    } while (after)
  }

  /** A bucket shows an object once it is whole. */
  async removeUnfinished() {
    return 0
  }

  /** Only where nothing stands yet, and only if the storage counts the same SHA-256 over what arrived. */
  async #write(sha256: string, filePath: string, size: number) {
    try {
      await this.#client.send(
        new PutObjectCommand({
          ...this.#object(sha256),
          Body: createReadStream(filePath),
          ContentLength: size,
          ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
          IfNoneMatch: '*',
        })
      )
    } catch (error) {
      // Somebody stored the same bytes meanwhile.
      if (statusOf(error) !== 412) throw error
    }
  }

  #object(sha256: string) {
    return { Bucket: this.#bucket, Key: FOLDER + sha256 }
  }
}

const statusOf = (error: unknown) =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode
