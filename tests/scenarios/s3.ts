import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import type { S3Settings } from '#releases/storage/s3_storage'

/** A storage of its own that speaks S3 over HTTP on this machine, in a folder that is gone afterwards. */
export async function startS3(): Promise<{
  settings: S3Settings
  folder: string
  stop: () => Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 's3-'))
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'artifacts', configs: [] }],
  })
  const { port } = await server.run()
  let isStopped = false
  return {
    settings: {
      bucket: 'artifacts',
      region: 'eu-central-1',
      endpoint: `http://127.0.0.1:${port}`,
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
    },
    folder,
    /** May be called again. */
    stop: async () => {
      if (isStopped) return
      isStopped = true
      // The SDK keeps its connections open; closing would wait for them.
      server.httpServer.closeAllConnections()
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
