import { prepared } from '#shared/prepared'

type Counts = { retrying: number; failed: number }

const counted = prepared<Counts>(
  'jobs.counts',
  `select count(*) filter (where state = 'retry')::int as retrying,
          count(*) filter (where state = 'failed')::int as failed
   from pgboss.job
   where state = 'retry' or (state = 'failed' and completed_on > now() - interval '1 day')`
)

/** How many jobs failed and wait for another try, and how many were given up in the last day. */
export async function jobCounts(): Promise<Counts> {
  const [counts] = await counted()
  return counts
}
