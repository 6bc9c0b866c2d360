import logger from '@adonisjs/core/services/logger'
import { defineJob } from '#shared/jobs'
import { sweepBlobs } from '#releases/storage/sweep_blobs'
import { sweepUploads } from '#releases/intake/upload_folder'

const HOURLY = '17 * * * *'

defineJob(
  'releases.sweep_storage',
  async () => {
    const [uploads, blobs] = [await sweepUploads(), await sweepBlobs()]
    if (uploads + blobs > 0) logger.info({ uploads, blobs }, 'removed what uploads left behind')
  },
  { every: HOURLY }
)

// A crash may just have happened.
void sweepUploads().catch((error) => logger.warn({ err: error }, 'old uploads were not removed'))
