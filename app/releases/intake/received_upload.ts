import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { defaultPolicy } from '@fleetprompt/agent-archive'
import { watchPace } from '#releases/intake/pace'
import { newUploadPath } from '#releases/intake/upload_folder'
import { UploadIncomplete, UploadTooLarge } from '#releases/errors'

/** An archive on its way in: a temporary file that `discard` removes, and the name it was sent under. */
export type ReceivedUpload = { fileName: string; filePath: string; discard(): Promise<void> }

const FIELDS = 10

/**
 * Streams the `archive` part of a multipart request to a temporary file; the other parts become the
 * request's fields. Call it only once you know who is asking. Throws UploadTooLarge, UploadTooSlow or
 * UploadIncomplete, and leaves no file then.
 */
export async function receiveUpload({ request, response }: HttpContext): Promise<ReceivedUpload> {
  const { multipart } = request
  if (!multipart) throw new UploadIncomplete()
  const filePath = await newUploadPath()
  const discard = () => rm(filePath, { force: true })
  let fileName: string | undefined
  let writing: Promise<void> = Promise.resolve()
  const late = new AbortController()
  let endWatch = () => {}

  multipart.onFile('archive', { deferValidations: true }, async (part) => {
    if (fileName !== undefined)
      return multipart.abort(new UploadIncomplete('Send one archive, not several.'))
    fileName = part.filename
    const file = createWriteStream(filePath, { flags: 'wx', mode: 0o600 })
    writing = pipeline(part, bounded, file, { signal: late.signal })
    await writing.catch((error) => multipart.abort(error))
  })
  try {
    refuseByLength(request.header('content-length'))
    const arrived = multipart.process({ maxFields: FIELDS })
    endWatch = watchPace(request.request, (error) => {
      multipart.abort(error)
      late.abort()
    })
    await arrived
    await writing
    if (!fileName) throw new UploadIncomplete()
    return { fileName, filePath, discard }
  } catch (error) {
    // The rest of the body is not worth reading.
    response.header('Connection', 'close')
    await writing.catch(() => {})
    await discard()
    throw asRefusal(error)
  } finally {
    endWatch()
  }
}

async function* bounded(chunks: Readable) {
  let sizeInBytes = 0
  for await (const chunk of chunks) {
    sizeInBytes += (chunk as Buffer).length
    if (sizeInBytes > defaultPolicy.maxUploadBytes) throw new UploadTooLarge()
    yield chunk as Buffer
  }
}

const FORM_OVERHEAD_BYTES = 128 * 1024

function refuseByLength(declared: string | undefined) {
  if (Number(declared) > defaultPolicy.maxUploadBytes + FORM_OVERHEAD_BYTES)
    throw new UploadTooLarge()
}

/** The parser names what it refuses by status; everything a client broke is an incomplete upload. */
function asRefusal(error: unknown): unknown {
  const { status, statusCode, code } = error as {
    status?: number
    statusCode?: number
    code?: string
  }
  const broken = error instanceof Error && error.message === 'Request aborted'
  if (broken || code === 'E_INVALID_MULTIPART_REQUEST' || statusCode === 400)
    return new UploadIncomplete('The upload did not arrive whole. Try again.')
  return status === 413 || statusCode === 413 ? new UploadTooLarge() : error
}
