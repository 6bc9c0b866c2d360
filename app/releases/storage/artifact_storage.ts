import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import env from '#start/env'
import FileStorage from '#releases/storage/file_storage'
import S3Storage from '#releases/storage/s3_storage'
import { StorageBackend } from '#releases/storage/storage_backend'

app.container.singleton(StorageBackend, () =>
  env.get('STORAGE', 'fs') === 's3'
    ? new S3Storage({
        bucket: env.get('S3_BUCKET', ''),
        region: env.get('S3_REGION', ''),
        endpoint: env.get('S3_ENDPOINT'),
        accessKeyId: env.get('S3_ACCESS_KEY_ID', ''),
        secretAccessKey: env.get('S3_SECRET_ACCESS_KEY')?.release() ?? '',
      })
    : new FileStorage(join(env.get('DATA_DIR'), 'artifacts'))
)

/** The storage of this process: which backend it is, configuration alone chooses. */
export const artifactStorage = () => app.container.make(StorageBackend)
