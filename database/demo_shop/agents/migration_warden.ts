import * as source from '#database/demo_shop/agents/migration_warden/source'
import { defineAgent } from '#database/demo_shop/define_agent'
import { prose } from '#database/demo_shop/flush_text'

const READ = {
  name: 'read_migration',
  description: 'Lists the locks a migration takes and what waits behind them.',
}
const REHEARSE = {
  name: 'rehearse',
  description: 'Runs a migration on a throw-away copy and times each statement.',
}
const PROPOSE = {
  name: 'propose_steps',
  description: 'Splits a dangerous migration into safe steps.',
}

export const migrationWarden = defineAgent({
  publisher: 'tidewater',
  agentId: 'dev.tidewater.migration-warden',
  shortName: 'migration-warden',
  name: 'Migration Warden',
  summary:
    'Reviews Postgres migrations for locks, rewrites and lost data, and rehearses them on a copy.',
  description: prose`
## The question it answers

*If I run this migration at eleven on a Tuesday morning, who will notice?*

Migration Warden reads the SQL, works out which locks each statement takes and how long it may
hold them, and rehearses the whole file on a throw-away database that you point it at.

## What it reports

| Finding | Example | What it proposes |
| --- | --- | --- |
| table rewrite | \`ALTER COLUMN … TYPE bigint\` | new column, backfill, swap |
| lock behind a lock | \`ADD FOREIGN KEY\` on a busy table | \`NOT VALID\`, then validate |
| silent loss | \`DROP COLUMN\` still read by the code | two releases, in order |
| endless wait | no \`lock_timeout\` set | a timeout and a retry |
| no way back | \`down\` that cannot restore data | says so, in one line |

## What it needs

- the folder that holds your migrations
- a Postgres database named \`warden_scratch\`, which it may empty at any time

It refuses to start when the scratch database holds a table it did not make. It has no setting
for a production address, and the permission it asks for names the scratch database alone.

## A finding, whole

\`\`\`text
20260114_widen_order_id.sql:3   rewrite · blocks reads and writes
  ALTER TABLE orders ALTER COLUMN id TYPE bigint
  rehearsed on 2,000,000 made-up rows: 41.8 s under ACCESS EXCLUSIVE
  proposed: 4 steps, longest lock 9 ms      (ask the tool propose_steps)
\`\`\`

## Next

A first candidate of 2.0 can be tried by everyone who owns a licence that covers it. It waits
for other agents to announce that a copy of production data is ready, rather than inventing rows.
`,
  readme: prose`
Locks, rewrites and lost data, before they happen.

    createdb warden_scratch
    mix deps.get
    mix migration_warden.run --migrations ~/code/shop/priv/repo/migrations

The scratch database is emptied at the start of every rehearsal. The warden refuses to run
when it finds a table there that it did not make itself.
`,
  tags: ['database', 'postgres', 'code-review'],
  integrationPoints: ['postgres', 'git'],
  repositoryUrl: 'https://git.tidewater.example/agents/migration-warden',
  docsUrl: 'https://docs.tidewater.example/migration-warden',
  plans: [
    { kind: 'one_time', major: 1, amountInCents: 7900, currency: 'usd' },
    { kind: 'one_time', major: 2, amountInCents: 9900, currency: 'usd' },
  ],
  status: 'published',
  badge: 'verified',
  project: { language: 'elixir', app: 'migration_warden' },
  capabilities: ['tools', 'streaming', 'cancellation'],
  releases: [
    {
      version: '1.0.0',
      publishedDaysAgo: 280,
      format: 'tar.gz',
      notes: 'First release: reads migrations and names the locks they take.',
      permissions: ['filesystem:read:~/code/**/migrations/**'],
      tools: [READ],
      changes: {
        'lib/mix/tasks/migration_warden.run.ex': source.task,
        'lib/migration_warden/statement.ex': source.statement,
        'lib/migration_warden/locks.ex': source.locks,
      },
    },
    {
      version: '1.1.0',
      publishedDaysAgo: 141,
      format: 'tar.gz',
      notes: `- **rehearsals**: runs the file on \`warden_scratch\` and times every statement
- proposes safe steps for rewrites and foreign keys

This version asks for access to one database, by name.`,
      permissions: ['filesystem:read:~/code/**/migrations/**', 'database:rw:warden_scratch'],
      tools: [READ, REHEARSE, PROPOSE],
      changes: {
        'lib/migration_warden/rehearsal.ex': source.rehearsal,
        'lib/migration_warden/steps.ex': source.steps,
      },
    },
    {
      version: '2.0.0-rc.1',
      publishedDaysAgo: 12,
      minCoreVersion: '0.4.0',
      format: 'tar.gz',
      notes: `A candidate, for trying out. Please report what it gets wrong.

- waits for \`snapshot.ready\` and rehearses on that copy
- announces \`rehearsal.finished\` with the longest lock in milliseconds
- \`propose_steps\` returns a list of statements instead of one text`,
      permissions: [
        'filesystem:read:~/code/**/migrations/**',
        'database:rw:warden_scratch',
        'event:subscribe:snapshot.ready',
        'event:publish:rehearsal.finished',
      ],
      tools: [READ, REHEARSE, PROPOSE],
      changes: { 'lib/migration_warden/announcements.ex': source.announcements },
    },
  ],
})
